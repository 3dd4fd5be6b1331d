import * as v from 'valibot';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayAnswer, PayOrder } from '../../ports/pay-provider';
import type { PayQuestion } from './pay-call';
import { createdTransfer } from './transfer-states';
import { askForHead, sealOrder, type TransferWorld, transferPath, transfers } from './transfers';

/** What a promoter allowed: to be paid without a tap each time. https://pay.weixin.qq.com/doc/v3/merchant/4015901167 */
export interface Authorisation {
  readonly authorisationNo: string;
  readonly state: 'waiting' | 'in-effect' | 'closed';
  /** The promoter confirms with it; only a fresh one has it. */
  readonly confirmPackage: string | null;
  /** The platform's own word for why it was closed. */
  readonly closeReason: string | null;
}

export type AuthorisationRefusal = 'switched-off' | 'refused' | 'no-answer';

export interface Authorisations {
  request(asked: {
    readonly authorisationNo: string;
    readonly openid: string;
    /** What the promoter reads as his name with us, at most 32 characters. */
    readonly displayName: string;
  }): Promise<Outcome<Authorisation, AuthorisationRefusal>>;
  query(authorisationNo: string): Promise<Outcome<Authorisation, AuthorisationRefusal>>;
  close(authorisationNo: string): Promise<Outcome<Authorisation, AuthorisationRefusal>>;
  /** A transfer that the promoter confirms, asking him for the authorisation on the same page. */
  transferAndAsk(order: PayOrder, authorisationNo: string): Promise<PayAnswer>;
  /** A transfer under an authorisation that is in effect: nobody has to tap. */
  transfer(order: PayOrder, authorisationNo: string): Promise<PayAnswer>;
}

const path = '/v3/fund-app/mch-transfer/user-confirm-authorization';

const told = v.looseObject({
  out_authorization_no: v.string(),
  state: v.picklist(['WAIT_USER_CONFIRM', 'TAKING_EFFECT', 'CLOSED']),
  package_info: v.nullish(v.string(), null),
  close_info: v.nullish(v.looseObject({ close_reason: v.nullish(v.string(), null) }), null),
});
const states = { WAIT_USER_CONFIRM: 'waiting', TAKING_EFFECT: 'in-effect', CLOSED: 'closed' } as const;

/**
 * Payment without a confirmation. The platform opens it to few merchants, so it is switched off unless the deployment says
 * otherwise, and then answers nothing and sends nothing.
 */
export function authorisations(world: TransferWorld, isSwitchedOn: boolean): Authorisations {
  const ask = async (authorisationNo: string, question: PayQuestion) => {
    if (!isSwitchedOn) return rejected('switched-off' as const);
    const reply = await world.call.ask(question);
    if (reply.kind === 'unsigned') return rejected('refused' as const, `${reply.code} ${reply.message}`);
    if (reply.kind === 'silent') return rejected('no-answer' as const, reply.cause);
    const read = v.safeParse(told, reply.data);
    const isOurs = read.success && read.output.out_authorization_no === authorisationNo;
    return isOurs ? ok(authorisationOf(read.output)) : rejected('no-answer' as const, 'unusable answer');
  };
  const pay = async (order: PayOrder, authorisationNo: string, operation: string, tail: string): Promise<PayAnswer> => {
    if (!isSwitchedOn) return { kind: 'refused', code: 'SWITCHED_OFF', detail: '自动收款授权未启用。', class: 'setup' };
    const sealed = sealOrder(world, order);
    if (!sealed.ok) return sealed.answer;
    const { openid, ...rest } = sealed.body;
    const person = tail === 'transfer' ? {} : { openid };
    const body = { ...rest, ...person, out_authorization_no: authorisationNo };
    const question = { operation, method: 'POST' as const, path: `${transferPath}/${tail}`, body };
    const answer = await askForHead(world, order.payoutNo, createdTransfer, question);
    return answer === 'paid' ? transfers(world).query(order.payoutNo) : answer;
  };
  const one = (authorisationNo: string) => `${path}/out-authorization-no/${encodeURIComponent(authorisationNo)}`;
  return {
    request({ authorisationNo, openid, displayName }) {
      const { keys, scene } = world;
      const body = {
        ...{ out_authorization_no: authorisationNo, appid: keys.appid, openid, user_display_name: displayName },
        transfer_scene_id: scene.sceneId,
        ...(keys.notifyUrl === null ? {} : { authorization_notify_url: keys.notifyUrl }),
      };
      return ask(authorisationNo, { operation: 'authorisation.request', method: 'POST', path, body });
    },
    query: (authorisationNo) =>
      ask(authorisationNo, { operation: 'authorisation.query', method: 'GET', path: one(authorisationNo) }),
    close: (authorisationNo) =>
      ask(authorisationNo, {
        operation: 'authorisation.close',
        method: 'POST',
        path: `${one(authorisationNo)}/close`,
      }),
    transferAndAsk: (order, authorisationNo) =>
      pay(order, authorisationNo, 'transfer.preAuthorised', 'pre-transfer-with-authorization'),
    transfer: (order, authorisationNo) => pay(order, authorisationNo, 'transfer.authorised', 'transfer'),
  };
}

function authorisationOf(answer: v.InferOutput<typeof told>): Authorisation {
  return {
    authorisationNo: answer.out_authorization_no,
    state: states[answer.state],
    confirmPackage: answer.package_info,
    closeReason: answer.close_info?.close_reason ?? null,
  };
}
