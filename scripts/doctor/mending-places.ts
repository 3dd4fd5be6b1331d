import type { Words } from './verdict';

/** Where things are mended: pages of the consoles, by the names that stand on them. */
export const places = {
  agencyOpenSettings: {
    zh: '联盟带货机构后台 → 设置 → 开放信息',
    en: 'agency console → 设置 (settings) → 开放信息 (open information)',
  },
  agencyPromoters: {
    zh: '联盟带货机构后台 → 推客带货',
    en: 'agency console → 推客带货 (promoters)',
  },
  agencyShops: {
    zh: '联盟带货机构后台 → 合作小店;小店后台 → 优选联盟 → 机构合作',
    en: 'agency console → 合作小店 (shops), and the shop console → 优选联盟 → 机构合作 (agencies)',
  },
  shopPlans: {
    zh: '微信小店后台 → 优选联盟 → 推广计划',
    en: 'shop console → 优选联盟 → 推广计划 (plans)',
  },
  cloudVariables: {
    zh: '云开发控制台 → 云函数 → 环境变量(或 --env 的文件)',
    en: 'cloud console → 云函数 (functions) → 环境变量 (variables), or the file given with --env',
  },
  cloudFunctions: {
    zh: '云开发控制台 → 云函数',
    en: 'cloud console → 云函数 (functions)',
  },
  cloudHttpAccess: {
    zh: '云开发控制台 → HTTP 访问服务 → 自定义域名',
    en: 'cloud console → HTTP 访问服务 (HTTP access) → 自定义域名 (own domain)',
  },
  cloudFixedIp: {
    zh: '云开发控制台 → 云函数 → 固定公网出口 IP',
    en: 'cloud console → 云函数 (functions) → 固定公网出口 IP (fixed egress address)',
  },
  cloudDatabase: {
    zh: '云开发控制台 → 数据库',
    en: 'cloud console → 数据库 (database)',
  },
  cloudKeys: {
    zh: '腾讯云控制台 → 访问管理 → API 密钥(CLOUD_ENV、CLOUD_SECRET_ID、CLOUD_SECRET_KEY)',
    en: 'Tencent Cloud console → 访问管理 → API 密钥 (keys): CLOUD_ENV, CLOUD_SECRET_ID, CLOUD_SECRET_KEY',
  },
  openPlatform: {
    zh: '微信开放平台 → 管理中心 → 绑定小程序与机构账号',
    en: 'WeChat open platform (open.weixin.qq.com) → 管理中心: bind the mini-program and the agency account',
  },
  miniProgramTemplates: {
    zh: '微信公众平台 → 小程序 → 订阅消息;填入数据库 settings/agency 的 messageTemplates',
    en: 'mini-program console → 订阅消息 (templates); write their ids to messageTemplates of settings/agency',
  },
  payApiSecurity: {
    zh: '微信支付商户平台 → 账户中心 → API 安全',
    en: 'WeChat Pay console → 账户中心 → API 安全 (API security)',
  },
  payAppids: {
    zh: '微信支付商户平台 → 产品中心 → AppID 账号管理',
    en: 'WeChat Pay console → 产品中心 → AppID 账号管理 (bound appids)',
  },
  payTransfer: {
    zh: '微信支付商户平台 → 产品中心 → 商家转账',
    en: 'WeChat Pay console → 产品中心 → 商家转账 (merchant transfer)',
  },
  systemClock: {
    zh: '这台电脑的日期与时间设置(打开自动校时)',
    en: 'date and time of this machine: switch automatic time on',
  },
} as const satisfies Record<string, Words>;

export function settingsDocument(path: string): Words {
  return { zh: `数据库 ${path}`, en: `database document ${path}` };
}

export function file(path: string): Words {
  return { zh: `文件 ${path}`, en: `file ${path}` };
}
