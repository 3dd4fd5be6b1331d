import { boundPromoterOf, promoterOf, promoterOfPerson } from '../promoters';
import type { StoreContext } from '../store-context';
import type { LinkTag, PromoterRow } from '../store-state';
import type { PersonFacts, ProductFacts, TalentFacts } from '../store-world';
import { BareNumber } from '../wire-json';
import { activePlan, productOf } from '../world-facts';
import type { ApiInput } from './api-input';
import {
  ApiRefusal,
  BAD_FINDER_ID,
  FOREIGN_OPENID,
  NO_SUCH_PRODUCT,
  NO_SUCH_SHARER,
  NOT_BOUND,
  NOT_IN_PROMOTION,
  PARAMETER_ERROR,
} from './api-refusal';

/** An id as the platform writes it in that place: a bare number while the quirk is on. */
export function looseId(context: StoreContext, id: string): BareNumber | string {
  return context.settings.quirks.bareNumberIds && /^\d+$/.test(id) ? new BareNumber(id) : id;
}

/** A person by an openid of a linked mini program. @throws ApiRefusal 10071056 for an openid of any other app. */
export function personByOpenid(context: StoreContext, openid: string): PersonFacts {
  const { people, miniPrograms } = context.state.world;
  const linked = miniPrograms.filter((app) => app.linkedToAgency).map((app) => app.appid);
  for (const person of people) {
    const appid = Object.keys(person.openids).find((key) => person.openids[key] === openid);
    if (appid === undefined) continue;
    if (linked.includes(appid)) return person;
    throw new ApiRefusal(FOREIGN_OPENID, 'the mini program of the openid is not bound to this agency');
  }
  throw new ApiRefusal(NO_SUCH_SHARER, 'can not resolve the sharer');
}

/** The promoter named by exactly one of sharer_appid and sharer_openid; undefined when neither is there. */
export function namedPromoter(context: StoreContext, input: ApiInput): PromoterRow | undefined {
  if (input.has('sharer_appid') && input.has('sharer_openid')) {
    throw new ApiRefusal(PARAMETER_ERROR, 'sharer_appid and sharer_openid exclude each other');
  }
  if (input.has('sharer_openid')) {
    return promoterOfPerson(context, personByOpenid(context, input.text('sharer_openid')));
  }
  if (!input.has('sharer_appid')) return undefined;
  const row = promoterOf(context, input.text('sharer_appid'));
  if (!row) throw new ApiRefusal(NO_SUCH_SHARER, 'can not resolve the sharer');
  return row;
}

/** @throws ApiRefusal 10071029 when nobody bound is named. */
export function boundPromoter(context: StoreContext, input: ApiInput): PromoterRow {
  const row = namedPromoter(context, input);
  if (!row) throw new ApiRefusal(PARAMETER_ERROR, 'sharer_appid or sharer_openid is needed');
  if (!row.bound) throw new ApiRefusal(NOT_BOUND, 'the sharer is not bound to this agency');
  return row;
}

/** The tag of a link: the named promoter, who must be bound, else the agency alone. */
export function tagOf(context: StoreContext, input: ApiInput): LinkTag {
  const row = namedPromoter(context, input);
  if (!row) return { of: 'agency' };
  if (!boundPromoterOf(context, row.sharer_appid)) {
    throw new ApiRefusal(NOT_BOUND, 'the sharer is not bound to this agency');
  }
  return { of: 'promoter', sharer_appid: row.sharer_appid };
}

/** A product of that shop which the agency promotes now. */
export function promotedProduct(context: StoreContext, product_id: string, shop_appid: string): ProductFacts {
  const product = productOf(context, product_id);
  if (product?.shop_appid !== shop_appid) throw new ApiRefusal(NO_SUCH_PRODUCT, 'no such product');
  if (!activePlan(context, product)) throw new ApiRefusal(NOT_IN_PROMOTION, 'product is not in promotion');
  return product;
}

/** The talent whose window is asked about: by talent_appid, openid or finder name. */
export function talentWindow(context: StoreContext, input: ApiInput): TalentFacts {
  const wanted = [input.optionalText('talent_appid'), input.optionalText('finder_id'), input.optionalText('openid')];
  const named = wanted.filter((one) => one !== undefined);
  if (named.length !== 1)
    throw new ApiRefusal(PARAMETER_ERROR, 'exactly one of talent_appid, finder_id, openid is needed');
  const [name = ''] = named;
  const talent = context.state.world.talents.find(
    (one) => one.talent_appid === name || one.finderExportNames?.includes(name),
  );
  if (!talent) throw new ApiRefusal(BAD_FINDER_ID, 'invalid finder_id');
  return talent;
}

/** @throws ApiRefusal 10071056 when the mini program does not belong to the agency. */
export function checkMiniProgram(context: StoreContext, appid: string): void {
  const app = context.state.world.miniPrograms.find((one) => one.appid === appid);
  if (!app?.linkedToAgency) throw new ApiRefusal(FOREIGN_OPENID, 'the mini program is not bound to this agency');
}
