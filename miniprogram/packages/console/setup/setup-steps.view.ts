import type { SetupStepName, SetupView } from '../../../../cloudfunctions/console/setup-contract';

export interface StepRow {
  readonly name: SetupStepName;
  readonly title: string;
  /** ✓ done, ! next, … waits, ~ rehearsed; the word says the same. */
  readonly mark: string;
  readonly word: string;
  readonly tone: 'free' | 'todo' | 'done' | 'frozen';
}

const looks = {
  done: { mark: '✓', word: '做好了', tone: 'free' },
  todo: { mark: '!', word: '可以做', tone: 'todo' },
  waits: { mark: '…', word: '还要等', tone: 'done' },
  rehearsed: { mark: '~', word: '演练', tone: 'frozen' },
} as const;

/** The way to the first promoter, row by row. */
export function stepRows(steps: SetupView['steps']): readonly StepRow[] {
  return steps.map(({ name, state, zh }) => ({ name, title: zh, ...looks[state] }));
}

/** The step that is next; '' when nothing is left to do here. */
export function nextStep(steps: SetupView['steps']): SetupStepName | '' {
  return steps.find(({ state }) => state === 'todo')?.name ?? '';
}

export interface StepCard {
  readonly title: string;
  readonly lines: readonly string[];
  /** What the main button does; '' where the step is done elsewhere. */
  readonly actionName: string;
  /** Another page on which it is done; '' for none. */
  readonly page: string;
}

const nothing = { lines: [], actionName: '', page: '' };

/** What the next step asks for. */
export function stepCard(step: SetupStepName | '', view: SetupView): StepCard {
  switch (step) {
    case 'agency':
      return {
        ...{ title: '机构资料', actionName: '保存', page: '' },
        lines: ['推客会读到这些:谁付佣金,同意的是哪一版协议。机构的编号由部署决定,不用填。'],
      };
    case 'brand':
      return {
        ...{ title: '建品牌', actionName: '建好', page: '' },
        lines: ['选一个最像您的模板:分组、邀请、物料和第一周的安排都替您先填好,以后都能改。'],
      };
    case 'connection':
      return {
        ...{ title: '检查连接', actionName: '检查一遍', page: '' },
        lines: [
          view.check ? '上次检查还有没改好的,改好以后再检查一遍。' : '看一遍机构、小店和商品计划通不通,大约十秒。',
        ],
      };
    case 'shop':
      return {
        ...{ title: '加小店', actionName: '加上', page: '' },
        lines: ['小店的订单记在哪个品牌,由这里决定。小店的 AppID 在小店后台的「设置」里。'],
      };
    case 'plan':
      return {
        ...{ title: '货架上有商品', actionName: '', page: 'shelf' },
        lines: ['小店在优选联盟加了商品,几分钟后会出现在货架上。也可以到货架看看。'],
      };
    case 'open':
      return {
        ...{ title: '开张', actionName: '开张', page: '' },
        lines: ['开张以后,大家可以加入、分享和提现。没有做好的步骤可以以后再做。'],
      };
    case 'promoter':
      return {
        ...{ title: '请第一位推客', actionName: '', page: 'people' },
        lines: ['模板里的邀请已经做好,到「人 · 邀请」里发出去或打印台卡。'],
      };
    case 'invite':
      return { ...{ title: '做第一个邀请', actionName: '', page: 'people' }, lines: ['邀请决定新来的人进哪个分组。'] };
    default:
      return { ...nothing, title: '' };
  }
}
