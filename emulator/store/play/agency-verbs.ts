import { addFlow, availableFen, WITHDRAWAL } from '../orders/book-funds';
import { setCooperation } from '../product-plans';
import { nextSeq, nowSec, type StoreContext } from '../store-context';
import type { FundsFlowRow } from '../store-state';
import type { ShopFacts, TalentFacts } from '../store-world';
import { pictureUrl, productOf, shopOf } from '../world-facts';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

/** The agency takes a product into its cooperation, or out of it (`on: false`). */
export function agencyCooperation(context: StoreContext, body: PlayBody): { product_id: string; cooperating: boolean } {
  const input = new PlayInput(body);
  const product = productOf(context, input.text('product_id'));
  if (!product) throw new PlayRefused('no-such-product', `product ${input.text('product_id')} is not in this world`);
  const on = input.has('on') ? input.flag('on') : true;
  setCooperation(context, product, { on });
  return { product_id: product.product_id, cooperating: on };
}

/** A shop answers or ends the cooperation: 1 inviting, 2 accepted, 3 rejected, 4 withdrawn, 5 ended. */
export function agencyRelation(context: StoreContext, body: PlayBody): ShopFacts {
  const input = new PlayInput(body);
  const shop = shopOf(context, input.text('shop_appid'));
  if (!shop) throw new PlayRefused('no-such-shop', `shop ${input.text('shop_appid')} is not in this world`);
  const status = input.optionalWhole('status') ?? shop.status ?? 2;
  if (status < 1 || status > 5) throw new PlayRefused('bad-status', 'status must be 1 to 5');
  shop.status = status;
  if (status === 2) shop.approved_time ??= nowSec(context);
  if (input.has('content_partner')) shop.isContentPartner = input.flag('content_partner');
  return shop;
}

/**
 * A talent takes back the right to put goods into his window.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/talent_window_cancel_auth_callback
 */
export function agencyWindowCancelled(context: StoreContext, body: PlayBody): TalentFacts {
  const input = new PlayInput(body);
  const talent = context.state.world.talents.find((one) => one.talent_appid === input.text('talent_appid'));
  if (!talent) throw new PlayRefused('no-such-talent', `${input.text('talent_appid')} is not in this world`);
  if (!talent.windowAuthorised) throw new PlayRefused('not-authorised', 'he has not authorised his window');
  talent.windowAuthorised = false;
  const talent_info = {
    talent_appid: talent.talent_appid,
    openfinderid: `of_${talent.talent_appid}`,
    opentalentid: `ot_${talent.talent_appid}`,
    nickname: talent.nickname,
    head_img_url: pictureUrl(context, `/picture/${talent.nickname}.svg`),
  };
  const isBare = context.settings.quirks.sampleShapes;
  context.tell('talent_window_cancel_auth', isBare ? { talent_info } : { item_info: { talent_info } });
  return talent;
}

export type AgencyApiDiff = { changelog_url?: string; cgi_path?: string; change_content?: string };

/**
 * The platform announces a change of its interface.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/API_change_log_callback
 */
export function agencyApiDiff(context: StoreContext, body: PlayBody): { cgi_path: string } {
  const input = new PlayInput(body);
  const cgi_path = input.optionalText('cgi_path') ?? '/channels/ec/league/headsupplier/order/get';
  const doc = 'https://developers.weixin.qq.com/doc/store/leagueheadsupplier';
  const now = nowSec(context);
  context.tell('api_diff', {
    changelog_url: input.optionalText('changelog_url') ?? `${doc}/changelog.html`,
    api_changes: [
      {
        chinese_name: '接口变更',
        cgi_path,
        doc_url: `${doc}/api/index.md`,
        change_content: input.optionalText('change_content') ?? '新增字段',
      },
    ],
    change_time: context.settings.quirks.sampleShapes ? String(now) : now,
  });
  return { cgi_path };
}

/** The agency takes money out of the platform. @param body.amount fen, at most what is available. */
export function agencyWithdrawal(context: StoreContext, body: PlayBody): FundsFlowRow {
  const amount = new PlayInput(body).whole('amount');
  const available = availableFen(context);
  if (amount < 1 || amount > available) throw new PlayRefused('bad-amount', `between 1 and ${available} fen`);
  const withdraw_id = `wd${nextSeq(context)}`;
  return addFlow(context, { funds_type: WITHDRAWAL, change: -amount, remark: '提现', withdraw_id });
}
