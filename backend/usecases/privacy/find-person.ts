import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import type { Person } from '../../ports/person-records';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';

export interface FindPersonPorts {
  readonly promoters: Pick<PromoterStore, 'findByOpenid'>;
  readonly buyerKeys: BuyerKeyMaker;
}

/** The caller, as whom the platform's context names. */
export interface PersonCalling {
  readonly openid: string;
  readonly unionid: string | undefined;
}

/** Who calls, with everything by which rows about him are found. */
export async function findPerson(
  { promoters, buyerKeys }: FindPersonPorts,
  { openid, unionid }: PersonCalling,
): Promise<{ readonly person: Person; readonly me: Promoter | undefined }> {
  const me = await promoters.findByOpenid(openid);
  const hash = unionid === undefined ? null : buyerKeys.keyOf({ unionid, openid });
  return { me, person: { openid, promoter: me?.promoter ?? null, buyerKey: me?.unionidHash ?? hash } };
}
