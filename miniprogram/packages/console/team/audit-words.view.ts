import { momentText } from '../../../formats/beijing-text';
import { percentText } from '../../../formats/percent-text';
import { yuanText } from '../../../formats/yuan-text';
import { roleName } from '../role-names.view';

/** What an action of the audit is called here; what nobody named stays as it is kept. */
export function actionName(action: string): string {
  return actionNames[action] ?? action;
}

const actionNames: Readonly<Record<string, string>> = {
  claimOwner: '认领机构',
  recoverOwner: '申请找回负责人',
  inviteStaff: '邀请成员',
  acceptStaffInvite: '接受邀请',
  revokeStaffInvite: '收回成员邀请',
  revokeRole: '收回角色',
  chooseWay: '选择怎么开始',
  stateAgency: '填机构资料',
  startBrand: '建品牌',
  openBrand: '开张',
  saveBrand: '改品牌',
  saveShop: '改小店',
  createInvite: '做邀请',
  revokeInvite: '收回邀请',
  joinBrand: '加入分组',
  decideReview: '审核推客',
  changePerson: '改小组、标签或门店',
  setPersonShare: '定推客自己的比例',
  suspendPerson: '暂停推客',
  resumePerson: '恢复推客',
  unbindPerson: '解除推客绑定',
  importPeople: '导入名单',
  saveStore: '改门店',
  saveClerk: '改店员',
  decideItem: '审核货架',
  planItemShare: '定商品的比例',
  saveMarginGuard: '定机构至少留多少',
  agreeFee: '约定服务费',
  markStep: '标记步骤',
  sendCampaign: '发通知或任务',
  stopCampaign: '停下通知或任务',
  saveMaterial: '改物料',
  saveAgency: '改机构设置',
  setReviewMode: '改审核方式',
  changeSettlement: '改谁付佣金',
  takeCase: '接手或放回待办',
  answerComplaint: '回答投诉',
  grantClaim: '找回成立',
  declineClaim: '找回不成立',
  closeWorkItem: '处理对不上的账',
  reattribute: '申请改记推客',
  adjust: '申请补或扣',
  approveCorrection: '通过更正',
  rejectCorrection: '不通过更正',
  holdOrder: '核查一笔订单',
  unholdOrder: '放开一笔订单',
  blockPayouts: '暂停推客提现',
  unblockPayouts: '恢复推客提现',
  payoutApprove: '通过提现',
  payoutDecline: '不通过提现',
  payoutBatch: '批量处理提现',
  payoutAbandon: '确认没有付出',
  payoutPause: '暂停或恢复付款',
  savePayoutSettings: '改付款设置',
  decidePayoutSettings: '处理提高上限',
  payoutListMake: '做付款清单',
  payoutListApprove: '通过付款清单',
  payoutListWithdraw: '撤回付款清单',
  payoutListExport: '导出付款清单',
  payoutImportApply: '导入付款结果',
  payoutMarkPaid: '登记已到账',
  payoutMarkFailed: '登记没有付成',
  payoutReportClose: '回复没收到钱的推客',
  attachInvoice: '登记发票',
  payoutInvoice: '看发票',
  savePayee: '改收款方式',
  deletePayee: '删收款方式',
  verifyPhone: '核对手机号',
  taxExport: '导出报税表',
  fileTaxMonth: '记为已申报',
  correctTaxMonth: '更正申报',
  closeMonth: '关账',
  saveBudget: '改佣金预算',
  startExport: '导出',
  decideApplication: '处理品牌申请',
  archiveBrand: '导出品牌档案',
  takeInBrand: '收下别处来的品牌',
  replayDeadLetter: '重新处理通知',
};

const subjectNames: readonly (readonly [string, string])[] = [
  ['staff invite ', '成员邀请 '],
  ['agency owner', '机构负责人'],
  ['agency settings', '机构设置'],
  ['agency settlement', '谁付佣金'],
  ['payout settings', '付款设置'],
  ['payout limits', '付款上限'],
  ['payouts', '付款'],
  ['setup', '开张'],
  ['work item ', '对不上的账 '],
  ['brand ', '品牌 '],
  ['shop ', '小店 '],
  ['invite ', '邀请 '],
  ['staff ', '成员 '],
  ['membership ', '推客 '],
  ['promoter ', '推客 '],
  ['application ', '品牌申请 '],
  ['inbox ', '通知 '],
  ['budget ', '佣金预算 '],
  ['campaign ', '通知 '],
  ['case ', '待办 '],
  ['correction ', '更正 '],
  ['export ', '导出 '],
  ['fee ', '服务费 '],
  ['import ', '导入 '],
  ['list ', '付款清单 '],
  ['month ', '月份 '],
  ['order ', '订单 '],
  ['payee ', '收款方式 '],
  ['payout ', '提现 '],
  ['product ', '商品 '],
  ['step ', '步骤 '],
  ['store ', '门店 '],
  ['tax ', '报税 '],
  ['wallet ', '推客的钱 '],
];

/** What a thing of the audit is called here; what nobody named stays as it is kept. */
export function subjectText(subject: string): string {
  const many = /^(\d+) payouts$/.exec(subject);
  if (many) return `${many[1]} 笔提现`;
  const found = subjectNames.find(([start]) => subject.startsWith(start));
  return found ? found[1] + subject.slice(found[0].length) : subject;
}

const fieldNames: Readonly<Record<string, string>> = {
  name: '名称',
  label: '给谁',
  title: '标题',
  text: '内容',
  theme: '样子',
  logoUrl: '标志',
  color: '颜色',
  isOpen: '开张',
  shares: '比例',
  sharePpm: '比例',
  leastMarginPpm: '机构至少留',
  groups: '分组',
  groupId: '分组',
  conditions: '条件',
  tags: '标签',
  storeId: '门店',
  role: '角色',
  roles: '角色',
  brandId: '品牌',
  state: '状态',
  status: '状态',
  decision: '决定',
  reason: '原因',
  by: '谁在办',
  hold: '核查',
  pause: '暂停',
  payoutsBlocked: '提现暂停',
  amountFen: '金额',
  monthFen: '每月预算',
  warnPpm: '提醒从',
  holdDays: '冻结天数',
  correctionLimitFen: '一人更正的上限',
  reviewMode: '审核方式',
  settledBy: '谁付佣金',
  agreementVersion: '协议版本',
  fromMs: '从什么时候',
  untilMs: '到什么时候',
  expiresAtMs: '有效到',
  revokedAtMs: '收回的时间',
  useLimit: '名额',
  promoter: '推客',
  way: '怎么开始',
  template: '模板',
  terms: '约定',
  rowCount: '行数',
  format: '格式',
  kind: '种类',
  reference: '凭证号',
};

const mostSigns = 300;

/** What changed, field by field: what it was and what it became. What stayed is left out. */
export function changeText(before: unknown, after: unknown): string {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (!was && !is) return before === after ? '' : `${valueText('', before)} → ${valueText('', after)}`;
  const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])];
  const changed = names.filter((name) => JSON.stringify(was?.[name]) !== JSON.stringify(is?.[name]));
  const whole = changed.map((name) => {
    const arrow = was === undefined ? '' : `${valueText(name, was[name])} → `;
    return `${fieldNames[name] ?? name}:${arrow}${valueText(name, is?.[name])}`;
  });
  const text = whole.join(';');
  return text.length > mostSigns ? `${text.slice(0, mostSigns)}…` : text;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function valueText(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return numberIn(name, value);
  if (typeof value === 'string') return name === 'role' ? roleName(value as Parameters<typeof roleName>[0]) : value;
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map((one) => valueText(name, one)).join('、');
  const fields = Object.entries(value as Readonly<Record<string, unknown>>);
  return fields.map(([field, one]) => `${fieldNames[field] ?? field} ${valueText(field, one)}`).join(' ');
}

function numberIn(name: string, value: number): string {
  if (name.endsWith('Fen')) return `${yuanText(value)} 元`;
  if (name.endsWith('Ppm')) return percentText(value);
  if (!name.endsWith('Ms')) return String(value);
  return value === 0 ? '一开始' : momentText(value);
}
