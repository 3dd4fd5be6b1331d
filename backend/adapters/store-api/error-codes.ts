import type { BothLanguages, ErrcodeAction, ErrcodeAdvice } from '../../ports/platform/errcode-guide';

/** What to do about it: sentences that several codes share. */
const steps = {
  again: say('Nothing to do: the call is repeated with growing pauses.', '无需处理,系统会自动重试。'),
  refresh: say('Nothing to do: a new token is fetched and the call repeated once.', '无需处理,系统会自动换取新令牌。'),
  tomorrow: say(
    'Wait until midnight in Beijing, or clear the quota in the console (a few times a month).',
    '等到次日零点,或清零调用额度(每月次数有限)。',
  ),
  nextMinute: say('Nothing to do: calls go on in the next minute.', '无需处理,下一分钟自动继续。'),
  credentials: say(
    'Compare AGENCY_APPID and AGENCY_SECRET with 设置 → 开放信息 of the agency console.',
    '核对机构平台「设置 → 开放信息」中的 AppID 与 AppSecret。',
  ),
  addresses: say(
    'Add the functions’ fixed egress address to the IP list in the agency console, or empty the list.',
    '把云函数的固定公网出口 IP 加入白名单,或清空白名单。',
  ),
  rights: say(
    'Look into the agency console for a notice, and apply for the right.',
    '查看机构平台通知,并申请相应权限。',
  ),
  program: say('Report it with the rid: the program sent what the platform cannot read.', '请带上 rid 反馈给开发者。'),
  request: say(
    'Check what was asked for; the rid helps the platform’s support.',
    '核对所请求的内容,必要时凭 rid 咨询官方。',
  ),
  product: say(
    'Check in the agency console that the product is on sale and under promotion.',
    '在机构平台核对商品是否在售且在推广中。',
  ),
  bind: say('The promoter binds again on the mini-program’s join page.', '请推客在小程序「加入」页重新绑定。'),
  miniProgram: say(
    'Link the mini-program under 设置 → 开放信息 → 关联小程序 of the agency console.',
    '在机构平台「设置 → 开放信息 → 关联小程序」中关联本小程序。',
  ),
  coupon: say('Choose a coupon that is in effect.', '请选择生效中的优惠券。'),
  cooperation: say(
    'Invite the shop or talent under 推客带货 → 内容合作 first.',
    '请先在「推客带货 → 内容合作」中建立合作。',
  ),
} as const;

type Row = readonly [
  errcode: number,
  action: ErrcodeAction,
  cause: readonly [en: string, zh: string],
  step: BothLanguages,
];

/**
 * Every errcode that is published for the agency API, and what it means for us.
 * https://developers.weixin.qq.com/doc/store/shop/dev_before/commErrCode.html
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md
 */
const rows: readonly Row[] = [
  [-1, 'retry', ['The platform is busy.', '平台繁忙'], steps.again],
  [40001, 'refresh', ['The token is not valid or not the newest.', '令牌无效或不是最新'], steps.refresh],
  [40014, 'refresh', ['The token is malformed or not valid.', '令牌不合法'], steps.refresh],
  [42001, 'refresh', ['The token has expired.', '令牌已过期'], steps.refresh],
  [45009, 'wait', ['The calls of this day are used up.', '今日调用次数已用完'], steps.tomorrow],
  [45011, 'wait', ['Too many calls in this minute.', '本分钟调用过于频繁'], steps.nextMinute],

  [40002, 'alarm', ['The kind of token request is wrong.', '获取令牌的类型错误'], steps.program],
  [40013, 'alarm', ['The agency’s appid is wrong.', '机构 AppID 不正确'], steps.credentials],
  [40125, 'alarm', ['The agency’s secret is wrong.', '机构 AppSecret 不正确'], steps.credentials],
  [40164, 'alarm', ['The caller’s address is not on the IP list.', '调用方 IP 不在白名单'], steps.addresses],
  [45035, 'alarm', ['The caller’s address is not allowed.', '调用方 IP 未被允许'], steps.addresses],
  [61004, 'alarm', ['The caller’s address is not allowed.', '调用方 IP 未被允许'], steps.addresses],
  [48001, 'alarm', ['The agency has no right to this call.', '机构没有该接口的权限'], steps.rights],
  [48004, 'alarm', ['The platform has banned this call.', '该接口已被平台封禁'], steps.rights],
  [50001, 'alarm', ['The account is not authorised.', '账号未获授权'], steps.rights],
  [50002, 'alarm', ['The account is restricted.', '账号受到限制'], steps.rights],
  [41001, 'alarm', ['The token is missing.', '请求缺少令牌'], steps.program],
  [40066, 'alarm', ['The address of the call is wrong.', '接口地址不正确'], steps.program],
  [40097, 'alarm', ['The body of the call is wrong.', '请求内容不正确'], steps.program],
  [43002, 'alarm', ['The call must be a POST.', '应使用 POST 请求'], steps.program],
  [43003, 'alarm', ['The call must use HTTPS.', '应使用 HTTPS 请求'], steps.program],
  [44002, 'alarm', ['The body of the call is empty.', '请求内容为空'], steps.program],
  [45002, 'alarm', ['The body of the call is too large.', '请求内容过长'], steps.program],
  [47001, 'alarm', ['The body of the call is no JSON.', '请求内容不是合法 JSON'], steps.program],

  [40003, 'reject', ['The openid is wrong.', 'openid 不正确'], steps.request],
  [10024000, 'reject', ['A parameter is wrong.', '参数错误'], steps.request],
  [10024001, 'reject', ['The finder id is wrong.', '视频号 ID 不正确'], steps.request],
  [10024003, 'reject', ['The appid asked for is wrong.', '所查 AppID 不正确'], steps.request],
  [10024004, 'reject', ['There is no such product.', '商品不存在'], steps.product],
  [10024006, 'reject', ['There is no such commission order.', '佣金单不存在'], steps.request],
  [10024007, 'reject', ['The agency has nothing to do with that shop.', '机构与该小店没有合作'], steps.cooperation],
  [10024008, 'reject', ['There is no such movement of money.', '资金流水不存在'], steps.request],
  [10024009, 'reject', ['The product is not in the agency’s promotion.', '商品不在机构推广中'], steps.product],
  [10024015, 'reject', ['The product could not be put into the window.', '商品加入橱窗失败'], steps.product],
  [10024021, 'reject', ['The product was delisted.', '商品已下架'], steps.product],
  [10024025, 'reject', ['The plan is not on the shelf.', '推广计划未上架'], steps.product],
  [10024026, 'reject', ['There is such a free ratio already.', '已存在相同的免佣比例'], steps.request],
  [10024027, 'reject', ['The ratio is over the limit.', '比例超过上限'], steps.request],
  [10071003, 'reject', ['A parameter is wrong.', '参数错误'], steps.request],
  [10071029, 'reject', ['The promoter is not bound to this agency.', '推客未绑定本机构'], steps.bind],
  [10071030, 'reject', ['The promoter or talent is not known.', '推客或达人账号无法识别'], steps.request],
  [10071034, 'reject', ['The coupon could not be read.', '优惠券读取失败'], steps.coupon],
  [10071035, 'reject', ['The coupon is not in effect.', '优惠券未生效'], steps.coupon],
  [10071047, 'reject', ['There is no content in cooperation.', '没有合作内容'], steps.cooperation],
  [10071048, 'reject', ['The parameters do not fit together.', '参数异常'], steps.request],
  [10071049, 'reject', ['The promoter feature is switched off.', '推客功能未开启'], steps.rights],
  [10071055, 'reject', ['The linked account is wrong.', '关联账号 ID 不正确'], steps.cooperation],
  [10071056, 'reject', ['The openid’s mini-program is not linked.', 'openid 所属小程序未关联机构'], steps.miniProgram],
  [10071058, 'reject', ['The promoter is bound to no agency.', '推客没有绑定任何机构'], steps.bind],
  [27000004, 'reject', ['No short link could be made.', '短链接生成失败'], steps.request],
];

const adviceByCode: ReadonlyMap<number, ErrcodeAdvice> = new Map(
  rows.map(([errcode, action, [en, zh], nextStep]) => [errcode, { errcode, action, cause: { en, zh }, nextStep }]),
);

/** Every code that is known here. */
export const knownErrorCodes: readonly number[] = [...adviceByCode.keys()];

/** An unknown code is a refusal of this very request: nothing is repeated, and nothing is taken for granted. */
export function adviceFor(errcode: number): ErrcodeAdvice {
  const unknownCause = say(
    `The platform refuses this with the unpublished code ${errcode}.`,
    `平台拒绝(错误码 ${errcode})`,
  );
  return adviceByCode.get(errcode) ?? { errcode, action: 'reject', cause: unknownCause, nextStep: steps.request };
}

/** What an answer with this errcode asks of us; 0 asks for nothing. */
export function actionOf(errcode: number): ErrcodeAction | 'none' {
  return errcode === 0 ? 'none' : adviceFor(errcode).action;
}

/** The promoter is not bound to this agency. */
export const promoterNotBound = 10071029;
/** The calls of the day are used up. */
export const daySpent = 45009;

function say(en: string, zh: string): BothLanguages {
  return { en, zh };
}
