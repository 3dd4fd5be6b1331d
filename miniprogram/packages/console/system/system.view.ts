import type { DeadLettersView } from '../../../../cloudfunctions/console/contract';
import type { SystemView } from '../../../../cloudfunctions/console/setup-contract';
import { momentText } from '../../../formats/beijing-text';
import { yuanText } from '../../../formats/yuan-text';
import type { Answer } from '../../../services/answer';
import { checkedText, type FaultRow, faultRows } from '../fault-rows.view';

export interface SystemData {
  readonly phase: 'loading' | 'ready' | 'failed' | 'no-right';
  readonly sentence: string;
  readonly variables: readonly { readonly name: string; readonly text: string; readonly isRight: boolean }[];
  readonly checked: string;
  readonly faults: readonly FaultRow[];
  readonly fine: readonly string[];
  readonly limits: readonly { readonly name: string; readonly text: string }[];
  readonly words: readonly {
    readonly key: string;
    readonly name: string;
    readonly terms: readonly string[];
  }[];
  readonly letters: readonly { readonly id: string; readonly title: string; readonly note: string }[];
}

export const loadingSystem: SystemData = {
  ...{ phase: 'loading', sentence: '', variables: [], checked: '', faults: [], fine: [], limits: [], words: [] },
  letters: [],
};

const variableNames: Readonly<Record<string, string>> = {
  AGENCY_APPID: '机构的 AppID',
  AGENCY_SECRET: '机构的 AppSecret',
  STORE_API_BASE_URL: '平台的地址',
  MINI_PROGRAM_APPID: '小程序的 AppID',
  PAYEE_DATA_KEY: '收款资料的密钥',
};

const categoryNames: Readonly<Record<string, string>> = {
  income: '承诺收入',
  fee: '收费',
  'multi-level': '多级',
  official: '借官方名义',
  absolute: '绝对化用语',
  health: '医疗效果',
  inducement: '诱导和私下交易',
  pressure: '催促',
};

const levelNames: Readonly<Record<string, string>> = {
  block: '不能发布',
  review: '要人看过',
  warn: '提醒换个说法',
};

export function systemView(answer: Answer<SystemView>, letters: Answer<DeadLettersView> | undefined): SystemData {
  if (!answer.ok) {
    return {
      ...loadingSystem,
      phase: answer.code === 'not-permitted' ? 'no-right' : 'failed',
      sentence: answer.sentence,
    };
  }
  const { variables, check, limits, words } = answer.value;
  return {
    ...{ phase: 'ready', sentence: '' },
    variables: variables.map(({ name, isRight, lastFour }) => ({
      name: variableNames[name] ?? name,
      isRight,
      text: isRight ? (lastFour === null ? '✓ 已设置' : `✓ 末四位 ${lastFour}`) : '! 没有设置或格式不对',
    })),
    checked: check ? checkedText(check) : '还没有检查过。',
    faults: check ? faultRows(check) : [],
    fine: check ? check.fine : [],
    limits: [
      { name: '收货后至少等', text: limits.holdDays === null ? '还没有填机构资料' : `${limits.holdDays} 天` },
      {
        name: '超过多少要第二个人同意的更正',
        text: limits.correctionLimitFen === null ? '按通常的上限' : `${yuanText(limits.correctionLimitFen)} 元`,
      },
    ],
    words: words.map(({ category, level, terms }) => ({
      key: `${category}|${level}`,
      name: `${categoryNames[category] ?? category} · ${levelNames[level] ?? level} · ${terms.length} 个词`,
      terms,
    })),
    letters: letters?.ok ? letters.value.letters.map(letterRow) : [],
  };
}

const letterNames: Readonly<Record<string, string>> = {
  'order-updated': '订单有变化',
  'promoter-bind-result': '推客绑定的结果',
  'item-updated': '货架上的东西有变化',
  'product-baseinfo-updated': '商品资料有变化',
  'product-planinfo-updated': '推广计划有变化',
  'talent-window-cancelled': '达人收回授权',
  'api-changed': '平台接口要变',
};

function letterRow({ id, kind, receivedAtMs, attempts, reason }: DeadLettersView['letters'][number]) {
  const why = reason === null ? '' : ` · 给开发者看:${reason}`;
  const name = letterNames[kind] ?? '看不懂的通知';
  return { id, title: `${momentText(receivedAtMs)} 收到`, note: `${name} · 试过 ${attempts} 次${why}` };
}
