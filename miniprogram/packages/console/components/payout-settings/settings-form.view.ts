import type {
  PayoutAmountField,
  PayoutRoute,
  PayoutSettingsFields,
  ReadPayoutSettingsView,
} from '../../../../../cloudfunctions/console/payout-settings-contract';
import { fenOf } from '../../../../formats/fen-of';
import { yuanText } from '../../../../formats/yuan-text';
import { routeNames } from '../../payouts/payout-words.view';

export const amountNames: Readonly<Record<PayoutAmountField, string>> = {
  minFen: '每笔至少',
  maxFen: '每笔至多',
  promoterDayFen: '一位推客一天至多',
  agencyDayFen: '机构一天至多',
  nameFromFen: '从这个金额起核对姓名',
  automaticFen: '不用人通过的上限',
  aloneFen: '一个人等一天可以通过的上限',
};

export const taxNames: Readonly<Record<PayoutSettingsFields['taxRule'], string>> = {
  'ordinary-labour': '按劳务报酬每次预扣',
  cumulative: '按累计预扣法预扣',
  external: '由灵工平台扣缴',
  none: '不在这里扣税',
};

const usualScene = '1005 佣金报酬(平台默认)';

/** The settings as somebody edits them: amounts in yuan, a report's items line by line. */
export interface SettingsForm {
  readonly amounts: Readonly<Record<PayoutAmountField, string>>;
  readonly sendsPerSecond: string;
  readonly routes: readonly PayoutRoute[];
  readonly taxRule: PayoutSettingsFields['taxRule'];
  readonly remark: string;
  /** Empty leaves the scene to the provider. */
  readonly sceneId: string;
  readonly reports: string;
  readonly perception: string;
}

const plainYuan = (amountFen: number) => yuanText(amountFen).replace(/,/g, '');

export function formOf({ scene, ...settings }: PayoutSettingsFields): SettingsForm {
  const { sendsPerSecond, routes, taxRule, remark } = settings;
  const amounts = { ...amountNames };
  for (const field of fieldsOf(amounts)) amounts[field] = plainYuan(settings[field]);
  return {
    ...{ amounts, sendsPerSecond: `${sendsPerSecond}`, routes, taxRule, remark, sceneId: scene?.sceneId ?? '' },
    reports: (scene?.reportInfos ?? []).map(({ infoType, infoContent }) => `${infoType}:${infoContent}`).join('\n'),
    perception: scene?.perception ?? '',
  };
}

function fieldsOf(amounts: Readonly<Record<PayoutAmountField, unknown>>): PayoutAmountField[] {
  return Object.keys(amounts) as PayoutAmountField[];
}

/** The fields with their unit, what holds now, and what they may be. */
export function amountLines({ settings, bounds }: Pick<ReadPayoutSettingsView, 'settings' | 'bounds'>) {
  return bounds.amounts.map(({ field, leastFen, mostFen }) => ({
    ...{ field, name: `${amountNames[field]}(元)` },
    note: `现在 ${yuanText(settings[field])} 元。可以填 ${yuanText(leastFen)} 到 ${yuanText(mostFen)} 元。`,
  }));
}

type Typed =
  | { readonly ok: true; readonly settings: PayoutSettingsFields }
  | { readonly ok: false; readonly field: string; readonly sentence: string };

/** What was typed as settings, or the first field that is none. */
export function typedSettings(form: SettingsForm): Typed {
  const amounts: Partial<Record<PayoutAmountField, number>> = {};
  for (const field of fieldsOf(form.amounts)) {
    const typed = form.amounts[field];
    const amount = isZero(typed) ? ({ ok: true, amountFen: 0 } as const) : fenOf(typed);
    if (!amount.ok) return { ok: false, field, sentence: `${amountNames[field]}:${amount.sentence}` };
    amounts[field] = amount.amountFen;
  }
  if (!/^\d{1,4}$/.test(form.sendsPerSecond.trim())) {
    return { ok: false, field: 'sendsPerSecond', sentence: '每秒提交笔数请填整数。' };
  }
  const scene = sceneOf(form);
  if (scene === undefined) {
    return { ok: false, field: 'scene', sentence: '报备内容请一行写一项,写成「岗位类型:推广员」。' };
  }
  return {
    ok: true,
    settings: {
      ...(amounts as Record<PayoutAmountField, number>),
      ...{ sendsPerSecond: Number(form.sendsPerSecond), routes: form.routes, taxRule: form.taxRule },
      ...{ remark: form.remark.trim(), scene },
    },
  };
}

/** Zero is a limit: nothing goes without somebody's yes. */
function isZero(typed: string): boolean {
  return /^\s*0+(?:\.0{0,2})?\s*$/.test(typed);
}

function sceneOf({ sceneId, reports, perception }: SettingsForm): PayoutSettingsFields['scene'] | undefined {
  if (sceneId.trim() === '') return null;
  const lines = reports.split('\n').filter((line) => line.trim() !== '');
  const reportInfos = lines.map((line) => {
    const [, infoType = '', infoContent = ''] = /^([^:\uff1a]*)[:\uff1a](.*)$/.exec(line) ?? [];
    return { infoType: infoType.trim(), infoContent: infoContent.trim() };
  });
  if (reportInfos.some(({ infoType, infoContent }) => infoType === '' || infoContent === '')) return undefined;
  return { sceneId: sceneId.trim(), reportInfos, perception: perception.trim() === '' ? null : perception.trim() };
}

/** What a change does, line by line, from what holds to what was typed. */
export function changedLines(before: PayoutSettingsFields, after: PayoutSettingsFields): readonly string[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return is.flatMap(({ name, value }, index) => {
    const old = was[index]?.value ?? '';
    return old === value ? [] : [`${name}:${old} → ${value}`];
  });
}

/** Settings as facts, each with its unit. */
export function factsOf(settings: PayoutSettingsFields): readonly { readonly name: string; readonly value: string }[] {
  const { sendsPerSecond, routes, taxRule, remark, scene } = settings;
  return [
    ...fieldsOf(amountNames).map((field) => ({ name: amountNames[field], value: `${yuanText(settings[field])} 元` })),
    { name: '每秒提交给微信支付', value: `${sendsPerSecond} 笔` },
    { name: '开通的收款方式', value: routes.map((route) => routeNames[route]).join('、') },
    { name: '个税', value: taxNames[taxRule] },
    { name: '转账备注(收款人会看到)', value: remark },
    { name: '转账场景', value: scene === null ? usualScene : sceneText(scene) },
  ];
}

function sceneText({ sceneId, reportInfos, perception }: NonNullable<PayoutSettingsFields['scene']>): string {
  const reports = reportInfos.map(({ infoType, infoContent }) => `${infoType} ${infoContent}`);
  return [sceneId, ...reports, ...(perception === null ? [] : [`收款人看到「${perception}」`])].join(',');
}

/** Whether a change lets money leave with fewer eyes, so that it waits. */
export function raisesLimits(before: PayoutSettingsFields, after: PayoutSettingsFields): boolean {
  return after.automaticFen > before.automaticFen || after.aloneFen > before.aloneFen;
}
