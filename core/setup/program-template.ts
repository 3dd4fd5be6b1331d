import { type RatePpm, ratePpm } from '../money/rate-ppm';

/** The settings of the source article: who shares there, and how the first week goes. */
export const templateNames = ['star-supermarket', 'chain-staff', 'government-specialty', 'community-shops'] as const;
export type TemplateName = (typeof templateNames)[number];

/** A group that a template makes besides the open one. */
export interface TemplateGroup {
  readonly groupId: string;
  readonly name: string;
  /** Null takes the brand's share; 0 is for people who share without being paid. */
  readonly sharePpm: RatePpm | null;
  readonly conditions: readonly { readonly kind: string; readonly reason?: string }[];
}

/** A typed invite that a template makes, with what is printed under its code. */
export interface TemplateInvite {
  readonly kind: 'staff' | 'store' | 'member' | 'fan' | 'supplier' | 'event';
  readonly groupId: string;
  readonly label: string;
  readonly useLimit: number;
  readonly days: number;
}

export interface ProgramTemplate {
  readonly name: TemplateName;
  readonly title: string;
  readonly forWhom: string;
  readonly openGroupName: string;
  readonly groups: readonly TemplateGroup[];
  readonly invites: readonly TemplateInvite[];
  /** Words to share with; all of them pass the check of copy. */
  readonly materials: readonly string[];
  /** What to do on which day of the first week. */
  readonly firstWeek: readonly { readonly day: number; readonly task: string }[];
}

const review = (reason: string) => ({ kind: 'manual-review', reason });

const starSupermarket: ProgramTemplate = {
  name: 'star-supermarket',
  title: '明星与商超直播',
  forWhom: '有主播或达人,商超供货,粉丝转发直播',
  openGroupName: '所有人',
  groups: [
    { groupId: 'fans', name: '老粉', sharePpm: null, conditions: [] },
    { groupId: 'staff', name: '门店员工', sharePpm: null, conditions: [{ kind: 'staff-list' }] },
  ],
  invites: [
    { kind: 'fan', groupId: 'fans', label: '直播间里的老粉', useLimit: 5000, days: 30 },
    { kind: 'staff', groupId: 'staff', label: '门店员工', useLimit: 300, days: 30 },
  ],
  materials: ['今晚八点直播,产地现摘现发,想看的点开就能进。', '直播里的东西在小店也能买,价格以小店页面为准。'],
  firstWeek: [
    { day: 1, task: '把第一场直播的预告放上货架,请二十位老粉加入' },
    { day: 2, task: '发预告海报,看有多少人预约' },
    { day: 3, task: '开播,推客转发直播' },
    { day: 4, task: '看订单和为什么归谁,回答推客的问题' },
    { day: 7, task: '看这一周哪些商品卖得动,定下一场' },
  ],
};

const chainStaff: ProgramTemplate = {
  name: 'chain-staff',
  title: '品牌或连锁的店员',
  forWhom: '有门店和店员,老顾客多',
  openGroupName: '顾客',
  groups: [
    { groupId: 'clerks', name: '店员', sharePpm: null, conditions: [{ kind: 'staff-list' }] },
    { groupId: 'members', name: '会员', sharePpm: null, conditions: [{ kind: 'member-list' }] },
  ],
  invites: [
    { kind: 'staff', groupId: 'clerks', label: '店员', useLimit: 500, days: 90 },
    { kind: 'member', groupId: 'members', label: '会员', useLimit: 10_000, days: 90 },
    { kind: 'store', groupId: 'open', label: '收银台台卡', useLimit: 10_000, days: 180 },
  ],
  materials: ['店里在卖的,小店里也有,寄到家。', '有问题直接问我,我在店里。'],
  firstWeek: [
    { day: 1, task: '导入店员名单,店长先加入' },
    { day: 2, task: '打印台卡,放在收银台' },
    { day: 3, task: '店员各分享一件自己用过的商品' },
    { day: 5, task: '看各店加入了多少人' },
    { day: 7, task: '看各店结算后的成交' },
  ],
};

const governmentSpecialty: ProgramTemplate = {
  name: 'government-specialty',
  title: '政府与地方特产',
  forWhom: '县里的产业带,干部和村民一起推',
  openGroupName: '村民与乡亲',
  groups: [
    { groupId: 'public-good', name: '公益推广', sharePpm: ratePpm(0), conditions: [] },
    {
      groupId: 'growers',
      name: '合作社与农户',
      sharePpm: null,
      conditions: [{ kind: 'no-public-office' }, review('要核对是不是本县的合作社或农户')],
    },
  ],
  invites: [
    { kind: 'event', groupId: 'public-good', label: '公益推广(不拿佣金)', useLimit: 5000, days: 180 },
    { kind: 'supplier', groupId: 'growers', label: '合作社与农户', useLimit: 500, days: 180 },
  ],
  materials: ['家乡的果子熟了,产地直发,请您尝尝。', '这是我们县的合作社种的,价格以小店页面为准。'],
  firstWeek: [
    { day: 1, task: '和主管单位核对:公职人员只进公益推广组' },
    { day: 2, task: '三到五样特产上架,写清产地和发货时间' },
    { day: 3, task: '请第一批乡亲加入,每人发给一位亲友' },
    { day: 5, task: '答复关于发货和坏果的问题' },
    { day: 7, task: '公布这一周帮农户卖了多少' },
  ],
};

const communityShops: ProgramTemplate = {
  name: 'community-shops',
  title: '社区与周边小店',
  forWhom: '小区里的邻居,周边的几家店',
  openGroupName: '邻居',
  groups: [{ groupId: 'owners', name: '店主', sharePpm: null, conditions: [review('要核对是不是周边的店主')] }],
  invites: [
    { kind: 'fan', groupId: 'open', label: '小区的邻居', useLimit: 2000, days: 90 },
    { kind: 'supplier', groupId: 'owners', label: '周边店主', useLimit: 100, days: 90 },
    { kind: 'store', groupId: 'open', label: '门口台卡', useLimit: 5000, days: 180 },
  ],
  materials: ['楼下那家店上了小店,买了送到家。', '我家常买这个,您看看合不合适。'],
  firstWeek: [
    { day: 1, task: '请三家店各放五样常卖的东西' },
    { day: 2, task: '台卡贴在门口' },
    { day: 3, task: '邻居群里发一件自己常买的' },
    { day: 5, task: '看哪家店有人买,补货' },
    { day: 7, task: '请店主看自己的成交' },
  ],
};

/** The four, in the order in which they are offered. */
export const programTemplates: readonly ProgramTemplate[] = [
  starSupermarket,
  chainStaff,
  governmentSpecialty,
  communityShops,
];
