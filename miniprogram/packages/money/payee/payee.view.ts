import type { HistoryView } from '../../../../cloudfunctions/payout/contract';
import type {
  PayeeDetailsView,
  PayeeKindName,
  PayeeRoute,
  ReadPayeeView,
  SavePayeeView,
} from '../../../../cloudfunctions/payout/payee-contract';
import { momentText } from '../../../formats/beijing-text';
import { yuanText } from '../../../formats/yuan-text';
import type { Answer, Failure } from '../../../services/answer';

export interface KindChoice {
  readonly kind: PayeeKindName;
  readonly name: string;
  readonly note: string;
  readonly routes: readonly PayeeRoute[];
}

/** As whom one can be paid, and which ways there are; the cloud function has the last word. */
export const payeeKinds: readonly KindChoice[] = [
  { kind: 'person', name: '个人', note: '按规定代扣个人所得税', routes: ['wechat', 'bank', 'alipay'] },
  { kind: 'employee', name: '本单位员工', note: '随工资发放', routes: ['payroll'] },
  { kind: 'sole-trader', name: '个体工商户', note: '凭发票付款', routes: ['bank', 'alipay'] },
  { kind: 'company', name: '公司', note: '凭发票付到对公账户', routes: ['bank'] },
  { kind: 'gig-worker', name: '灵活用工', note: '由灵工平台付款,要在平台签约', routes: ['gig'] },
];

export const routeNames: Readonly<Record<PayeeRoute, string>> = {
  wechat: '微信零钱',
  bank: '银行卡',
  alipay: '支付宝',
  payroll: '随工资发放',
  gig: '灵工平台',
};

type Field = keyof PayeeDetailsView;

export interface FieldRow {
  readonly field: Field;
  readonly name: string;
  readonly note: string;
  readonly type: 'text' | 'number' | 'idcard';
  readonly value: string;
}

export const noDetails: PayeeDetailsView = { realName: '', account: '', bankName: '', idNumber: '', phone: '' };

/** What the form asks for; texts that are typed already stay. */
export function fieldRows(kind: PayeeKindName, route: PayeeRoute, typed: PayeeDetailsView): FieldRow[] {
  const isBusiness = kind === 'sole-trader' || kind === 'company';
  const row = (field: Field, name: string, note = '', type: FieldRow['type'] = 'text'): FieldRow => {
    return { field, name, note, type, value: typed[field] };
  };
  const accounts: Readonly<Record<PayeeRoute, readonly FieldRow[]>> = {
    wechat: [],
    bank: [
      row('account', isBusiness ? '对公账号' : '银行卡号', '', 'number'),
      row('bankName', '开户银行', '精确到支行更快到账'),
    ],
    alipay: [row('account', '支付宝账号', '手机号或邮箱')],
    payroll: [row('account', '工号')],
    gig: [row('account', '银行卡号', '', 'number'), row('phone', '手机号', '签约用', 'number')],
  };
  const idNumber = isBusiness
    ? row('idNumber', '统一社会信用代码')
    : row('idNumber', '身份证号', kind === 'person' ? '要代扣个人所得税时才需要,不需要的不保存' : '', 'idcard');
  return [
    row('realName', isBusiness ? '单位名称' : '姓名', isBusiness ? '和营业执照一致' : '和身份证一致'),
    ...accounts[route],
    ...(kind === 'employee' ? [] : [idNumber]),
  ];
}

export interface AccountRow {
  readonly route: PayeeRoute;
  readonly name: string;
  /** Masked details, one a line. */
  readonly lines: readonly string[];
  /** Until when no money goes there; empty when it may. */
  readonly cooling: string;
  /** What went wrong with the last payout that went there since it was entered; empty when nothing did. */
  readonly refused: string;
  /** What is still to be done elsewhere; empty where nothing is. */
  readonly signing: string;
}

export interface PayeeData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  /** The one action of the empty page. */
  readonly emptyAction: '去加入' | '填写' | '';
  readonly kindName: string;
  readonly kind: PayeeKindName | '';
  readonly needsInvoice: boolean;
  readonly accounts: readonly AccountRow[];
}

export const loadingPayee: PayeeData = {
  phase: 'loading',
  sentence: '',
  emptyAction: '',
  kindName: '',
  kind: '',
  needsInvoice: false,
  accounts: [],
};

const nothingYet = '还没有填写收款方式。提到微信零钱不用填;要提到银行卡、支付宝,或由单位收款,先在这里填好。';

/** What somebody who is paid by a 灵工 platform has to do there; the platform itself says how. */
export const gigSigning = '保存后,请按灵工平台发来的短信完成实名和签约。没签约以前付不出去,钱会退回可提现。';

/** Where one is paid; `history` tells what became of the last payouts. */
export function payeePage(answer: Answer<ReadPayeeView>, nowMs: number, history?: Answer<HistoryView>): PayeeData {
  if (!answer.ok) return failedPayee(answer);
  const { kind, needsInvoice, accounts } = answer.value;
  if (kind === null) return { ...loadingPayee, phase: 'empty', sentence: nothingYet, emptyAction: '填写' };
  return {
    ...loadingPayee,
    phase: 'ready',
    kind,
    kindName: payeeKinds.find((one) => one.kind === kind)?.name ?? '',
    needsInvoice,
    accounts: accounts.map(({ route, masked, savedAtMs, usableFromMs }) => ({
      route,
      name: routeNames[route],
      lines: maskedLines(masked),
      cooling: usableFromMs > nowMs ? coolingText(usableFromMs) : '',
      refused: refusedText(route, savedAtMs, history),
      signing: route === 'gig' ? gigSigning : '',
    })),
  };
}

function failedPayee({ code, sentence }: Failure): PayeeData {
  if (code !== 'not-bound') return { ...loadingPayee, phase: 'failed', sentence };
  return { ...loadingPayee, phase: 'empty', sentence, emptyAction: '去加入' };
}

/** Only of the newest payout that went there: whatever arrived later shows that the account is right. */
function refusedText(route: PayeeRoute, savedAtMs: number, history: Answer<HistoryView> | undefined): string {
  const payouts = history?.ok ? history.value.payouts : [];
  const last = payouts.find((payout) => payout.route === route && payout.requestedAtMs >= savedAtMs);
  if (last?.state !== 'returned' && last?.state !== 'failed') return '';
  return `${momentText(last.stateSinceMs)} 付到这里的 ${yuanText(last.netFen)} 元没有付成。${last.sentence.zh}`;
}

/** What is wrong with the form; some of it is mended elsewhere. */
export function payeeProblem({ code, sentence }: Failure): { readonly problem: string } {
  const changed = '内容和核对时的不一样,没有保存。请您再点一次「保存」,重新核对。';
  return { problem: code === 'confirmation-differs' ? changed : sentence };
}

function coolingText(usableFromMs: number): string {
  return `刚改过,为了安全,${momentText(usableFromMs)} 起才会付到这里。不是您改的,请联系商家。`;
}

function maskedLines({ realName, account, bankName, idNumber, phone }: PayeeDetailsView): string[] {
  return [
    [realName, account].filter((text) => text !== '').join(' · '),
    bankName,
    idNumber === '' ? '' : `证件 ${idNumber}`,
    phone === '' ? '' : `手机 ${phone}`,
  ].filter((text) => text !== '');
}

export interface ConfirmSheet {
  readonly isOpen: boolean;
  readonly lines: readonly string[];
  readonly note: string;
}

export const closedConfirm: ConfirmSheet = { isOpen: false, lines: [], note: '' };

/** The details as they will be kept, to be read once more before they are. */
export function confirmSheet(view: SavePayeeView, route: PayeeRoute, nowMs: number): ConfirmSheet {
  const { masked, usableFromMs } = view;
  return {
    isOpen: true,
    lines: [`收款到 ${routeNames[route]}`, ...maskedLines(masked)],
    note:
      usableFromMs > nowMs
        ? `这是一次更改:为了安全,${momentText(usableFromMs)} 起才会付到这里。`
        : '保存后就可以用来提现。',
  };
}
