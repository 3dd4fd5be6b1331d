import type { Wording } from '../wording/beijing-text';

/** What can be wrong between a deployment and the platforms, as far as a function of the cloud can see it. */
export const connectionFaults = [
  'VARIABLE_MISSING',
  'AGENCY_NOT_SET',
  'AGENCY_OTHER_APPID',
  'SECRET_REFUSED',
  'ADDRESS_REFUSED',
  'PLATFORM_SILENT',
  'PROMOTERS_NOT_ENABLED',
  'NO_SHOP',
  'SHOP_NOT_IN_COOPERATION',
  'LOCK_DAYS_MISSING',
  'NO_USABLE_PLAN',
  'NO_BRAND',
  'SETTINGS_BREAK_RULES',
  'PUSHES_STUCK',
  'TEMPLATES_MISSING',
] as const;
export type FaultCode = (typeof connectionFaults)[number];

/** Who mends it: the merchant in the shop, the agency in its console, or the developer in the cloud. */
export type Mender = 'merchant' | 'agency' | 'developer';

export interface ConnectionFault {
  readonly code: FaultCode;
  /** The variable, shop or brand; '' where there is only one. */
  readonly about: string;
}

interface FaultGuide {
  readonly who: Mender;
  readonly what: Wording;
  /** Where it is mended, by the names that stand there. */
  readonly where: Wording;
  /** What to do there. */
  readonly wayOut: Wording;
}

const agencyConsole = {
  zh: '联盟带货机构后台 → 设置 → 开放信息',
  en: 'agency console → 设置 (settings) → 开放信息 (open information)',
};
const cloudVariables = {
  zh: '云开发控制台 → 云函数 → 环境变量',
  en: 'cloud console → 云函数 (functions) → 环境变量 (variables)',
};
const agencyShops = {
  zh: '联盟带货机构后台 → 合作小店;小店后台 → 优选联盟 → 机构合作',
  en: 'agency console → 合作小店 (shops), and the shop console → 优选联盟 → 机构合作 (agencies)',
};
const here = { zh: '这里 → 开张', en: 'here → 开张 (setup)' };

/** For every fault what it is, who mends it, where and how. */
export const faultGuides: Readonly<Record<FaultCode, FaultGuide>> = {
  VARIABLE_MISSING: {
    who: 'developer',
    what: { zh: '云函数少一个环境变量,或者写错了', en: 'a variable of the function is missing or malformed' },
    where: cloudVariables,
    wayOut: { zh: '填上这个变量,重新部署这个云函数', en: 'set the variable and deploy the function again' },
  },
  AGENCY_NOT_SET: {
    who: 'agency',
    what: { zh: '机构资料还没有填', en: 'the agency is not set up' },
    where: here,
    wayOut: { zh: '在开张页填机构的名称和谁付佣金', en: "state the agency's name and who pays" },
  },
  AGENCY_OTHER_APPID: {
    who: 'developer',
    what: { zh: '数据库里的机构和环境变量里的不是同一个', en: 'the stored agency is not the one of the variables' },
    where: cloudVariables,
    wayOut: {
      zh: '核对 AGENCY_APPID 和 MINI_PROGRAM_APPID,一个环境只放一个机构',
      en: 'compare AGENCY_APPID and MINI_PROGRAM_APPID: one environment holds one agency',
    },
  },
  SECRET_REFUSED: {
    who: 'developer',
    what: { zh: '平台不认机构的 AppID 或 AppSecret', en: "the platform refuses the agency's appid or secret" },
    where: agencyConsole,
    wayOut: {
      zh: '重新生成 AppSecret,换掉环境变量 AGENCY_SECRET',
      en: 'make a new secret and put it into AGENCY_SECRET',
    },
  },
  ADDRESS_REFUSED: {
    who: 'agency',
    what: { zh: '云函数的出口 IP 不在机构的白名单里', en: "the function's address is not on the agency's list" },
    where: agencyConsole,
    wayOut: { zh: '把固定出口 IP 加进 IP 白名单', en: 'add the fixed egress address to the list' },
  },
  PLATFORM_SILENT: {
    who: 'developer',
    what: { zh: '平台没有回答', en: 'the platform does not answer' },
    where: cloudVariables,
    wayOut: {
      zh: '过十分钟再检查;一直不通,核对 STORE_API_BASE_URL',
      en: 'look again in ten minutes; if it stays, compare STORE_API_BASE_URL',
    },
  },
  PROMOTERS_NOT_ENABLED: {
    who: 'agency',
    what: { zh: '机构还没有开通推客带货', en: 'promoters are not enabled for the agency' },
    where: { zh: '联盟带货机构后台 → 推客带货', en: 'agency console → 推客带货 (promoters)' },
    wayOut: { zh: '交保证金,开通推客带货', en: 'pay the deposit and enable it' },
  },
  NO_SHOP: {
    who: 'merchant',
    what: { zh: '还没有登记小店,订单没有地方记', en: 'no shop is set up: orders would belong nowhere' },
    where: here,
    wayOut: { zh: '在开张页加上小店的 AppID 和名称', en: 'add the shop by its appid and name' },
  },
  SHOP_NOT_IN_COOPERATION: {
    who: 'merchant',
    what: { zh: '小店和机构还没有合作', en: 'the shop is not in cooperation with the agency' },
    where: agencyShops,
    wayOut: { zh: '机构发邀请,小店在后台同意', en: 'the agency invites, the shop accepts' },
  },
  LOCK_DAYS_MISSING: {
    who: 'agency',
    what: { zh: '读不到小店的锁客期', en: 'the lock windows of the shop cannot be read' },
    where: agencyShops,
    wayOut: {
      zh: '在机构后台设锁客期;没有设的按 3 天和 30 天显示',
      en: 'set the windows; what is not set is shown as 3 and 30 days',
    },
  },
  NO_USABLE_PLAN: {
    who: 'merchant',
    what: { zh: '没有推客能推的商品计划', en: 'there is no plan that promoters can use' },
    where: { zh: '微信小店后台 → 优选联盟 → 推广计划', en: 'shop console → 优选联盟 → 推广计划 (plans)' },
    wayOut: {
      zh: '加商品,定服务费率和推广时间,达人佣金由机构定',
      en: 'add products with a service rate and a time; the talents’ commission is set by the agency',
    },
  },
  NO_BRAND: {
    who: 'merchant',
    what: { zh: '还没有品牌', en: 'there is no brand' },
    where: here,
    wayOut: { zh: '在开张页选一个模板,建品牌', en: 'choose a template and make the brand' },
  },
  SETTINGS_BREAK_RULES: {
    who: 'merchant',
    what: { zh: '品牌的设置违反了推客规则', en: "the brand's settings break a rule on joining" },
    where: { zh: '这里 → 品牌', en: 'here → 品牌 (brand)' },
    wayOut: { zh: '照品牌页上的提示改', en: 'mend them as the page says' },
  },
  PUSHES_STUCK: {
    who: 'developer',
    what: { zh: '平台的通知有处理不了的', en: 'pushes of the platform could not be worked off' },
    where: { zh: '这里 → 系统 → 处理不了的通知', en: 'here → 系统 (system) → dead letters' },
    wayOut: { zh: '照写着的原因改好,再处理一次', en: 'mend the reason that stands there and replay it' },
  },
  TEMPLATES_MISSING: {
    who: 'developer',
    what: { zh: '没有填订阅消息模板,推客收不到微信提醒', en: 'no message template: promoters get no WeChat notices' },
    where: { zh: '微信公众平台 → 小程序 → 订阅消息', en: 'mini-program console → 订阅消息 (templates)' },
    wayOut: {
      zh: '选好模板,把编号交给开发者填进设置',
      en: 'choose templates and have their ids put into the settings',
    },
  },
};
