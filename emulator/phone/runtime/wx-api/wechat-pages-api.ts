import type { PhoneBackend } from '../phone-backend';
import type { PhoneFrame } from '../phone-frame';
import { phoneGlobals } from '../phone-globals';
import { storePageUrl } from '../store-page-url';
import { ApiFailure, apiCall, callbackOnly } from './api-call';

/**
 * Functions that open pages of WeChat itself: registration, 收款, shops, live rooms. Each needs a person's tap at that
 * moment; after an `await` the tap is over, as on a phone.
 */
export function wechatPagesApi(backend: PhoneBackend, frame: PhoneFrame) {
  const { scene } = phoneGlobals().__phoneSettings;
  const needTap = () => {
    if (!backend.isInTap) throw new ApiFailure('can only be invoked by user TAP gesture.');
    if (scene === 'timeline') throw new ApiFailure('not allowed in single page mode');
  };
  return { ...accountPages(needTap, frame), ...storePages(needTap, frame), ...personQuestions(needTap, frame) };
}

/** Registration as a promoter, and taking money. Neither page says anything that could be trusted: ask afterwards. */
function accountPages(needTap: () => void, frame: PhoneFrame) {
  const { payUrl, storeUrl, openid } = phoneGlobals().__phoneSettings;
  const open = (title: string, url: string) =>
    new Promise<unknown>((done) => frame.openWeChatPage({ title, url, done }));
  const register = async (view: BusinessView) => {
    const query = new URLSearchParams({
      openid,
      business_type: view.businessType,
      query_string: view.queryString,
      extraData: JSON.stringify(view.extraData ?? {}),
    });
    await open('微信 · 推客登记', `${storeUrl}/business-view?${query}`);
    return {};
  };
  const receive = async (transfer: Transfer) => {
    if (payUrl === '') throw new ApiFailure('no pay platform');
    if (transfer.openId !== undefined && transfer.openId !== openid) {
      throw new ApiFailure('你的微信号与商家指定的收款微信号不一致');
    }
    const query = new URLSearchParams({ package: transfer.package, openid, mchId: transfer.mchId });
    const said = (await open('微信支付 · 收款', `${payUrl}?${query}`)) as { errMsg?: string } | undefined;
    // The page was shown and left: that says nothing about the money.
    if (!said?.errMsg?.endsWith(':ok')) throw new ApiFailure(said?.errMsg?.split('fail ')[1] ?? 'cancel');
    return {};
  };
  return {
    openBusinessView: tapped(needTap, 'openBusinessView', register),
    requestMerchantTransfer: tapped(needTap, 'requestMerchantTransfer', receive, callbackOnly),
  };
}

/** Pages of shops and of 视频号. */
function storePages(needTap: () => void, frame: PhoneFrame) {
  const page = <Options>(name: string, title: string, query: (options: Options) => Readonly<Record<string, unknown>>) =>
    tapped<Options>(needTap, name, (options) => {
      frame.openWeChatPage({ title, url: storePageUrl(query(options)), done: () => undefined });
      // 6: reserved. https://developers.weixin.qq.com/miniprogram/dev/api/channels/wx.reserveChannelsLive.html
      return name === 'reserveChannelsLive' ? { state: 6 } : {};
    });
  const content = ({ feedId, promoterShareLink }: Content) => ({
    export_id: feedId,
    promoter_share_link: promoterShareLink,
  });
  return {
    openChannelsLive: page('openChannelsLive', '视频号 · 直播间', content),
    openChannelsActivity: page('openChannelsActivity', '视频号', content),
    reserveChannelsLive: page('reserveChannelsLive', '视频号 · 直播预约', (notice: Notice) => ({
      notice_id: notice.noticeId,
      promoter_share_link: notice.promoterShareLink,
    })),
    openOfficialAccountArticle: page('openOfficialAccountArticle', '公众号文章', ({ url }: { url: string }) => ({
      link: url,
    })),
    openStoreCouponDetail: page('openStoreCouponDetail', '微信小店 · 优惠券', (coupon: Coupon) => ({
      coupon_id: coupon.couponId,
      promoter_share_link: coupon.promoterShareLink,
    })),
    openStoreOrderDetail: page('openStoreOrderDetail', '微信小店 · 订单', ({ orderId }: { orderId: string }) => ({
      order_id: orderId,
    })),
    navigateToMiniProgram: page('navigateToMiniProgram', '微信小店', ({ shortLink }: { shortLink?: string }) => ({
      link: shortLink,
    })),
  };
}

/** What WeChat itself asks the person: notices, codes. */
function personQuestions(needTap: () => void, frame: PhoneFrame) {
  const subscribe = async ({ tmplIds }: { tmplIds: string[] }) => {
    if (tmplIds.length > 3) throw new ApiFailure('no more than three', 20003);
    const { confirm } = await frame.ask({
      title: '模拟:微信的页面',
      content: '允许这个小程序给您发一次通知?',
      confirmText: '允许',
      cancelText: '不允许',
    });
    const { callUrl, openid } = phoneGlobals().__phoneSettings;
    // WeChat itself remembers the yes; without it no message goes out.
    const body = JSON.stringify({ openid, templateIds: tmplIds });
    if (confirm) await fetch(callUrl.replace(/call$/, 'subscribe'), { method: 'POST', body }).catch(() => undefined);
    return Object.fromEntries(tmplIds.map((id) => [id, confirm ? 'accept' : 'reject']));
  };
  const scan = async () => {
    const words = { title: '模拟:扫一扫', content: '', confirmText: '扫到', cancelText: '取消' };
    const { confirm, content } = await frame.ask({ ...words, editable: true });
    if (!confirm) throw new ApiFailure('cancel');
    return { result: content ?? '', scanType: 'QR_CODE', path: content ?? '' };
  };
  return {
    requestSubscribeMessage: tapped(needTap, 'requestSubscribeMessage', subscribe),
    scanCode: apiCall('scanCode', scan),
  };
}

interface BusinessView {
  readonly businessType: string;
  readonly queryString: string;
  readonly extraData?: object;
}
interface Transfer {
  readonly mchId: string;
  readonly package: string;
  readonly openId?: string;
}
interface Content {
  readonly feedId: string;
  readonly promoterShareLink?: string;
}
interface Notice {
  readonly noticeId: string;
  readonly promoterShareLink?: string;
}
interface Coupon {
  readonly couponId: string;
  readonly promoterShareLink?: string;
}

/** The tap is looked for when the function is called, not a moment later. */
function tapped<Options>(
  needTap: () => void,
  name: string,
  work: (options: Options) => unknown,
  kind: typeof apiCall = apiCall,
) {
  return (options?: Parameters<ReturnType<typeof apiCall>>[0]) => {
    let refusal: ApiFailure | undefined;
    try {
      needTap();
    } catch (error) {
      refusal = error as ApiFailure;
    }
    const checked = kind<Options>(name, (given) => {
      if (refusal) throw refusal;
      return work(given);
    });
    return checked(options);
  };
}
