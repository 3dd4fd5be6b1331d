import type {
  ListApplicationsView,
  ReadOwnApplicationView,
  SetupStepName,
  SetupView,
  StartingWay,
} from '../../../../cloudfunctions/console/setup-contract';
import type { MeView } from '../../../../cloudfunctions/console/staff-contract';
import { momentText } from '../../../formats/beijing-text';
import type { Answer } from '../../../services/answer';
import { checkedText, type FaultRow, faultRows } from '../fault-rows.view';
import { sharePpmOf } from '../share-percent.view';
import { nextStep, type StepCard, type StepRow, stepCard, stepRows } from './setup-steps.view';

/** claim: nobody owns it yet · apply: somebody without a role · elsewhere: 没有资质 · own: the owner of one brand. */
export type SetupMode = 'claim' | 'apply' | 'ways' | 'elsewhere' | 'steps' | 'own';

export interface ApplicationCard {
  readonly title: string;
  readonly lines: readonly string[];
  readonly mayApply: boolean;
}

export interface SetupData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly mode: SetupMode;
  readonly way: StartingWay | '';
  readonly steps: readonly StepRow[];
  readonly step: SetupStepName | '';
  readonly card: StepCard;
  readonly templates: SetupView['templates'];
  readonly faults: readonly FaultRow[];
  readonly checked: string;
  /** What the chosen template plans for the first week; only once a brand is open. */
  readonly week: readonly { readonly day: number; readonly task: string }[];
  readonly materials: readonly string[];
  readonly application: ApplicationCard;
  /** Who asked to be a brand here and waits. */
  readonly asking: readonly AskingRow[];
  readonly terms: readonly string[];
  readonly termsVersion: string;
  readonly brandId: string;
  readonly brandName: string;
  readonly isOpen: boolean;
  /** What the main button is called; '' for none. */
  readonly actionName: string;
}

export const loadingSetup: SetupData = {
  phase: 'loading',
  sentence: '',
  mode: 'steps',
  way: '',
  steps: [],
  step: '',
  card: { title: '', lines: [], actionName: '', page: '' },
  templates: [],
  faults: [],
  checked: '',
  week: [],
  materials: [],
  application: { title: '', lines: [], mayApply: false },
  asking: [],
  terms: [],
  termsVersion: '',
  brandId: '',
  brandName: '',
  isOpen: false,
  actionName: '',
};

export interface AskingRow {
  readonly applicationId: string;
  readonly title: string;
  readonly note: string;
  readonly about: string;
}

/** Applications that wait for an answer; the newest first. */
export function askingRows({ applications }: ListApplicationsView): readonly AskingRow[] {
  return applications
    .filter(({ state }) => state === 'open')
    .map(({ applicationId, brandName, contactName, shopName, about, askedAtMs }) => ({
      ...{ applicationId, title: `${brandName} · ${contactName}`, about },
      note: `${shopName} · ${momentText(askedAtMs)} 申请`,
    }));
}

export interface SetupAnswers {
  readonly me: Answer<MeView>;
  /** Absent for who may not read it. */
  readonly setup?: Answer<SetupView> | undefined;
  readonly application?: Answer<ReadOwnApplicationView> | undefined;
}

/** The page of the first hour, for whoever opens it. */
export function setupView({ me, setup, application }: SetupAnswers): SetupData {
  if (!me.ok) return { ...loadingSetup, phase: 'failed', sentence: me.sentence };
  const base = { ...loadingSetup, phase: 'ready' as const };
  if (setup) {
    if (!setup.ok) return { ...base, phase: 'failed', sentence: setup.sentence };
    return agencySetup(base, setup.value);
  }
  if (!me.value.isClaimed) return { ...base, mode: 'claim', actionName: '认领' };
  if (!application?.ok) return { ...base, phase: 'failed', sentence: application?.sentence ?? '' };
  const { terms } = application.value;
  const told = { ...base, terms: terms.paragraphs, termsVersion: terms.version };
  const [own] = me.value.brands;
  if (own) {
    const { brandId, name, isOpen } = own;
    return { ...told, mode: 'own', brandId, brandName: name, isOpen, actionName: isOpen ? '' : '开张' };
  }
  const card = applicationCard(application.value);
  return { ...told, mode: 'apply', application: card, actionName: card.mayApply ? '申请' : '' };
}

function agencySetup(base: SetupData, view: SetupView): SetupData {
  const { way } = view;
  if (way === null) return { ...base, mode: 'ways', actionName: '下一步' };
  if (way === 'brand') return { ...base, mode: 'elsewhere', way };
  const step = nextStep(view.steps);
  const card = stepCard(step, view);
  const [first] = view.brands;
  const planned = view.templates.find(({ name }) => name === first?.template);
  return {
    ...{ ...base, mode: 'steps', way, step, card, actionName: card.actionName },
    steps: stepRows(view.steps),
    templates: view.templates,
    faults: view.check ? faultRows(view.check) : [],
    checked: view.check ? checkedText(view.check) : '',
    week: first?.isOpen ? (planned?.firstWeek ?? []) : [],
    materials: planned?.materials ?? [],
    brandId: first?.brandId ?? '',
    brandName: first?.name ?? '',
    isOpen: first?.isOpen ?? false,
  };
}

function applicationCard({ application }: ReadOwnApplicationView): ApplicationCard {
  if (!application) {
    return { title: '申请成为这里的品牌', lines: ['您有商品、没有机构资质,可以在这里当一个品牌。'], mayApply: true };
  }
  const { state, brandName, askedAtMs, reason } = application;
  const asked = `${brandName} · ${momentText(askedAtMs)} 申请`;
  const why = reason === null ? [] : [`机构的答复:${reason}`];
  switch (state) {
    case 'open':
      return { title: '申请已经交上去', lines: [asked, '机构看过以后会答复,进展写在这一页。'], mayApply: false };
    case 'accepted':
      return { title: '申请通过了', lines: [asked, ...why, '重新打开这一页,就能设置您的品牌。'], mayApply: false };
    case 'declined':
      return { title: '这次没有通过', lines: [asked, ...why, '改好以后可以再申请一次。'], mayApply: true };
    case 'left':
      return { title: '您的品牌已经退出', lines: [asked, '想回来可以再申请。'], mayApply: true };
  }
}

export interface BrandForm {
  readonly template: string;
  readonly name: string;
  readonly percent: string;
}

/** What is missing before a brand can be made; '' when nothing is. */
export function missingBrand({ template, name, percent }: BrandForm): string {
  if (template === '') return '请先选一个模板。';
  if (name.trim() === '') return '请填品牌名称。';
  const ppm = sharePpmOf(percent);
  if (ppm === undefined) return '推客的部分不能多于服务费:请填 0 到 100 之间的百分数。';
  return ppm === 0 ? '开放分组的推客要有佣金,请填大于 0 的百分数。公益推广有自己的分组。' : '';
}
