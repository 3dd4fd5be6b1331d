import * as v from 'valibot';
import type { Journal } from '../../ports/journal';
import type { PayAnswer, PayOrder, TransferScene } from '../../ports/pay-provider';
import { answerOfRefusal, refusedHere } from './pay-answers';
import type { PayCall, PayQuestion, PayReply } from './pay-call';
import type { PayClientKeys } from './pay-environment';
import { encryptField, transferProblem, transferRequest } from './transfer-request';
import {
  cancelledTransfer,
  createdTransfer,
  merchantOf,
  outcomeOfState,
  outcomeOfTold,
  type ToldTransfer,
  toldTransfer,
} from './transfer-states';

export interface TransferWorld {
  readonly call: PayCall;
  readonly keys: PayClientKeys;
  readonly journal: Journal;
  /** For orders that name no scene of their own. */
  readonly scene: TransferScene;
}

/** Transfers of the merchant to one person's 零钱, which the person confirms. */
export interface Transfers {
  /** Creates a transfer, or asks again for the one with this number: the same parameters are the same transfer. */
  create(order: PayOrder): Promise<PayAnswer>;
  /** The platform answers for the last 30 days. */
  query(payoutNo: string): Promise<PayAnswer>;
  /** By the platform's own number. */
  queryByProviderNo(providerNo: string, payoutNo: string): Promise<PayAnswer>;
  /** Before the person confirmed; accepted is not cancelled yet. */
  cancel(payoutNo: string): Promise<PayAnswer>;
}

export const transferPath = '/v3/fund-app/mch-transfer/transfer-bills';

/** https://pay.weixin.qq.com/doc/v3/merchant/4012716434 */
export function transfers(world: TransferWorld): Transfers {
  const query = (payoutNo: string) =>
    askForTold(world, payoutNo, {
      operation: 'transfer.query',
      method: 'GET',
      path: `${transferPath}/out-bill-no/${encodeURIComponent(payoutNo)}`,
    });
  return {
    query,
    queryByProviderNo: (providerNo, payoutNo) =>
      askForTold(world, payoutNo, {
        operation: 'transfer.queryByProviderNo',
        method: 'GET',
        path: `${transferPath}/transfer-bill-no/${encodeURIComponent(providerNo)}`,
      }),
    async create(order) {
      const sealed = sealOrder(world, order);
      if (!sealed.ok) return sealed.answer;
      const answer = await askForHead(world, order.payoutNo, createdTransfer, {
        ...{ operation: 'transfer.create', method: 'POST', path: transferPath, body: sealed.body },
      });
      return answer === 'paid' ? query(order.payoutNo) : answer;
    },
    async cancel(payoutNo) {
      const answer = await askForHead(world, payoutNo, cancelledTransfer, {
        operation: 'transfer.cancel',
        method: 'POST',
        path: `${transferPath}/out-bill-no/${encodeURIComponent(payoutNo)}/cancel`,
      });
      return answer === 'paid' ? query(payoutNo) : answer;
    },
  };
}

/** The body to send, or the reason why nothing is sent. */
export function sealOrder(
  { keys, scene: usualScene }: TransferWorld,
  order: PayOrder,
):
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly answer: PayAnswer } {
  const { appid, notifyUrl, platformKeys, answerSerial } = keys;
  const scene = order.scene ?? usualScene;
  const problem = transferProblem(order, scene);
  if (problem) return { ok: false, answer: refusedHere(problem.code, problem.detail) };
  const key = platformKeys.get(answerSerial);
  const encrypt = (text: string) => (key ? encryptField(text, key) : '');
  return { ok: true, body: transferRequest(order, { appid, notifyUrl, scene, encrypt }) };
}

/**
 * Asks what a creation or a cancellation answers. 'paid' is said without an amount, a person and a time: these have to be
 * asked for before it is believed.
 */
export async function askForHead(
  world: TransferWorld,
  payoutNo: string,
  schema: typeof createdTransfer | typeof cancelledTransfer,
  question: PayQuestion,
): Promise<PayAnswer | 'paid'> {
  const reply = await world.call.ask(question);
  if (reply.kind !== 'verified') return answerOfTrouble(reply);
  const read = v.safeParse(schema, reply.data);
  if (!read.success) return unusable(world.journal, question.operation, 'form');
  const { out_bill_no: told, transfer_bill_no: providerNo, state, fail_reason: failReason } = read.output;
  if (told !== payoutNo) return unusable(world.journal, question.operation, 'another number');
  if (state === 'SUCCESS') return 'paid';
  const confirmPackage = 'package_info' in read.output ? textOrNull(read.output.package_info) : null;
  const facts = { providerNo, failReason: failReason ?? '', confirmPackage, paid: null };
  return outcomeOfState(state, facts) ?? unusable(world.journal, question.operation, `state ${state}`);
}

async function askForTold(world: TransferWorld, payoutNo: string, question: PayQuestion): Promise<PayAnswer> {
  const { call, journal, keys } = world;
  const reply = await call.ask(question);
  if (reply.kind !== 'verified') return answerOfTrouble(reply);
  const read = v.safeParse(toldTransfer, reply.data);
  if (!read.success) return unusable(journal, question.operation, 'form');
  const stranger = strangerIn(read.output, payoutNo, keys);
  if (stranger !== undefined) return unusable(journal, question.operation, stranger);
  return outcomeOfTold(read.output) ?? unusable(journal, question.operation, `state ${read.output.state}`);
}

/** What shows that an answer is about something else than was asked for; undefined when nothing does. */
function strangerIn(
  told: ToldTransfer,
  payoutNo: string,
  { merchantId, appid }: Pick<PayClientKeys, 'merchantId' | 'appid'>,
): string | undefined {
  if (told.out_bill_no !== payoutNo) return 'another number';
  const merchant = merchantOf(told);
  if (merchant !== undefined && merchant !== merchantId) return 'another merchant';
  return told.appid !== undefined && told.appid !== appid ? 'another appid' : undefined;
}

/** What a reply means that is not verified. */
export function answerOfTrouble(reply: Exclude<PayReply, { kind: 'verified' }>): PayAnswer {
  return reply.kind === 'silent' ? { kind: 'no-answer', cause: reply.cause } : answerOfRefusal(reply);
}

/** A signed answer that cannot be used: a person looks at it, and the payout is asked about again. */
function unusable(journal: Journal, operation: string, reason: string): PayAnswer {
  journal.alarm('PAY_ANSWER', { operation, reason });
  return { kind: 'no-answer', cause: `unusable answer: ${reason}` };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
