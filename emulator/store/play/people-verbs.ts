import { bindPromoter, promoterOfPerson, REGISTERED_FULL, REGISTERED_SIMPLE, unbindPromoter } from '../promoters';
import type { StoreContext } from '../store-context';
import type { PromoterRow } from '../store-state';
import type { PersonFacts } from '../store-world';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

export const DECISIONS = ['agree', 'refuse', 'close'] as const;

export type BusinessViewWish = {
  openid: string;
  query_string: string;
  extraData: { commissionType: number; commissionRatio: number; headSupplierAppid: string };
  decision: (typeof DECISIONS)[number];
};

export type PromoterView = {
  person: string;
  sharer_appid: string;
  /** 0 not registered, 1 in progress, 2 simple, 3 full. */
  register_level: number;
  bound: boolean;
  commission_type: number;
  commission_ratio: number;
};

/**
 * What the person decides on the page that `wx.openBusinessView` opens.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/guide/openBusinessView
 */
export function businessView(context: StoreContext, body: PlayBody): PromoterView {
  const input = new PlayInput(body);
  const person = personInMiniProgram(context, input.text('openid'));
  const query = new URLSearchParams(input.text('query_string'));
  const page = query.get('redirect_url') ?? '';
  if (!page.startsWith('/auth/pages/')) {
    throw new PlayRefused('bad-query_string', 'pass register_query_string or bind_query_string unchanged');
  }
  const isSimple = query.get('is_simple_register') === '1';
  const consent = consentOf(context, input.object('extraData'), isSimple);
  const row = promoterOfPerson(context, person);
  const decision = input.oneOf('decision', DECISIONS);
  if (decision === 'close' && row.registerLevel === 0) row.registerLevel = 1;
  if (decision === 'agree') agree(context, person, row, { page, isSimple, ...consent });
  return promoterView(row);
}

type Consent = { commission_type: number; commission_ratio: number };

function consentOf(context: StoreContext, extra: PlayInput, isSimple: boolean): Consent {
  const commission_type = extra.whole('commissionType');
  const commission_ratio = extra.whole('commissionRatio');
  if (extra.text('headSupplierAppid') !== context.state.world.agency.appid) {
    throw new PlayRefused('wrong-agency', `headSupplierAppid must be ${context.state.world.agency.appid}`);
  }
  if (commission_type !== 0 && commission_type !== 1) {
    throw new PlayRefused('bad-commissionType', '0 = the platform splits, 1 = the agency settles itself');
  }
  if (commission_type === 0 && isSimple) {
    throw new PlayRefused('split-needs-full-registration', 'a simple registration goes only with commissionType 1');
  }
  if (commission_type === 0 && (commission_ratio < 100_000 || commission_ratio > 1_000_000)) {
    throw new PlayRefused('bad-commissionRatio', 'under platform split it lies between 100000 and 1000000');
  }
  return { commission_type, commission_ratio };
}

function agree(
  context: StoreContext,
  person: PersonFacts,
  row: PromoterRow,
  how: Consent & { page: string; isSimple: boolean },
): void {
  if (!person.realName) {
    throw new PlayRefused('needs-real-name', `${person.name} must do the WeChat Pay real-name check first: real-name`);
  }
  row.registerLevel = Math.max(row.registerLevel, how.isSimple ? REGISTERED_SIMPLE : REGISTERED_FULL);
  row.commission_type = how.commission_type;
  row.commission_ratio = how.commission_ratio;
  if (context.settings.registerAlsoBinds || how.page.includes('/authorization/')) bindPromoter(context, row);
}

function personInMiniProgram(context: StoreContext, openid: string): PersonFacts {
  const linked = context.state.world.miniPrograms.filter((app) => app.linkedToAgency);
  const person = context.state.world.people.find((one) => linked.some((app) => one.openids[app.appid] === openid));
  if (person) return person;
  throw new PlayRefused('no-such-openid', 'openid must be one under a mini program that is linked to the agency');
}

/** The person, or the agency in its console, ends the bond. */
export function unbind(context: StoreContext, body: PlayBody): PromoterView {
  const row = promoterOfPerson(context, new PlayInput(body).person(context));
  if (!row.bound) throw new PlayRefused('not-bound', `${row.person} is not bound to the agency`);
  unbindPromoter(context, row);
  return promoterView(row);
}

/** WeChat Pay real-name, done or (with `done: false`) taken away. */
export function realName(context: StoreContext, body: PlayBody): { person: string; realName: boolean } {
  const input = new PlayInput(body);
  const person = input.person(context);
  person.realName = input.has('done') ? input.flag('done') : true;
  return { person: person.id, realName: person.realName };
}

/** Adds a person to the world or changes one; openids and unionid that are not given are made up. */
export function addPerson(context: StoreContext, body: PlayBody): PersonFacts {
  const input = new PlayInput(body);
  const id = input.text('id');
  const { world } = context.state;
  const found = world.people.find((one) => one.id === id);
  const person: PersonFacts = found ?? { id, name: id, openids: {}, unionid: `uUnion-${id}`, realName: true };
  if (!found) world.people.push(person);
  person.name = input.optionalText('name') ?? person.name;
  person.unionid = input.optionalText('unionid') ?? person.unionid;
  if (input.has('realName')) person.realName = input.flag('realName');
  for (const appid of [world.agency.appid, ...world.miniPrograms.map((app) => app.appid)]) {
    const given = input.has('openids') ? input.object('openids').optionalText(appid) : undefined;
    person.openids[appid] = given ?? person.openids[appid] ?? `o-${id}-${appid}`;
  }
  return person;
}

export function promoterView(row: PromoterRow): PromoterView {
  return {
    person: row.person,
    sharer_appid: row.sharer_appid,
    register_level: row.registerLevel,
    bound: row.bound,
    commission_type: row.commission_type,
    commission_ratio: row.commission_ratio,
  };
}
