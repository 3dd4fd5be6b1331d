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
  const { payUrl, storeUrl, openid, scene } = phoneGlobals().__phoneSettings;
  const needTap = () => {
    if (!backend.isInTap) throw new ApiFailure('can only be invoked by user TAP gesture.');
    if (scene === 'timeline') throw new ApiFailure('not allowed in single page mode');
  };
  const open = (title: string, url: string) =>
    new Promise<unknown>((done) => frame.openWeChatPage({ title, url, done }));
  const openStore = (title: string, query: Readonly<Record<string, unknown>>) => open(title, storePageUrl(query));
  return {
    openBusinessView: tapped(needTap, 'openBusinessView', async (view: BusinessView) => {
      const query = new URLSearchParams({
        openid,
        business_type: view.businessType,
        query_string: view.queryString,
        extraData: JSON.stringify(view.extraData ?? {}),
      });
      // The page says nothing that could be trusted: whether somebody agreed has to be asked.
      await open('微信 · 推客登记', `${storeUrl}/business-view?${query}`);
      return {};
    }),
    requestMerchantTransfer: tapped(
      needTap,
      'requestMerchantTransfer',
      async (transfer: Transfer) => {
        if (payUrl === '') throw new ApiFailure('no pay platform');
        if (transfer.openId !== undefined && transfer.openId !== openid) {
          throw new ApiFailure('你的微信号与商家指定的收款微信号不一致');
        }
        const query = new URLSearchParams({ package: transfer.package, openid, mchId: transfer.mchId });
        const said = (await open('微信支付 · 收款', `${payUrl}?${query}`)) as { transfer?: string } | undefined;
        if (said?.transfer === 'cancel' || said === undefined) throw new ApiFailure('cancel');
        return {};
      },
      callbackOnly,
    ),
    openChannelsLive: tapped(needTap, 'openChannelsLive', ({ feedId, promoterShareLink }: Content) =>
      openStore('视频号 · 直播间', { export_id: feedId, promoter_share_link: promoterShareLink }),
    ),
    openChannelsActivity: tapped(needTap, 'openChannelsActivity', ({ feedId, promoterShareLink }: Content) =>
      openStore('视频号', { export_id: feedId, promoter_share_link: promoterShareLink }),
    ),
    reserveChannelsLive: tapped(needTap, 'reserveChannelsLive', async ({ noticeId, promoterShareLink }: Notice) => {
      await openStore('视频号 · 直播预约', { notice_id: noticeId, promoter_share_link: promoterShareLink });
      return { state: 6 };
    }),
    openOfficialAccountArticle: tapped(needTap, 'openOfficialAccountArticle', ({ url }: { url: string }) =>
      openStore('公众号文章', { link: url }),
    ),
    openStoreCouponDetail: tapped(needTap, 'openStoreCouponDetail', (coupon: Coupon) =>
      openStore('微信小店 · 优惠券', { coupon_id: coupon.couponId, promoter_share_link: coupon.promoterShareLink }),
    ),
    openStoreOrderDetail: tapped(needTap, 'openStoreOrderDetail', ({ orderId }: { orderId: string }) =>
      openStore('微信小店 · 订单', { order_id: orderId }),
    ),
    navigateToMiniProgram: tapped(needTap, 'navigateToMiniProgram', ({ shortLink }: { shortLink?: string }) =>
      openStore('微信小店', { link: shortLink }),
    ),
    requestSubscribeMessage: tapped(needTap, 'requestSubscribeMessage', async ({ tmplIds }: { tmplIds: string[] }) => {
      if (tmplIds.length > 3) throw new ApiFailure('no more than three', 20003);
      const { confirm } = await frame.ask({
        title: '模拟:微信的页面',
        content: '允许这个小程序给您发一次通知?',
        confirmText: '允许',
        cancelText: '不允许',
      });
      return Object.fromEntries(tmplIds.map((id) => [id, confirm ? 'accept' : 'reject']));
    }),
    scanCode: apiCall('scanCode', async () => {
      const { confirm, content } = await frame.ask({
        title: '模拟:扫一扫',
        content: '',
        confirmText: '扫到',
        cancelText: '取消',
        editable: true,
      });
      if (!confirm) throw new ApiFailure('cancel');
      return { result: content ?? '', scanType: 'QR_CODE', path: content ?? '' };
    }),
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
