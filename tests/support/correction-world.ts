import { documentCorrectionStore } from '../../backend/adapters/stores/correction-store';
import type { CorrectionActor, CorrectionSubject } from '../../backend/ports/correction-store';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import { decideCorrection } from '../../backend/usecases/corrections/decide-correction';
import { requestCorrection } from '../../backend/usecases/corrections/request-correction';
import { holdMoney, unholdMoney } from '../../backend/usecases/holds/hold-money';
import { type MoneyWorld, moneyFunctions, openMoneyWorld } from './money-world';

export const finance = { openid: 'o-finance', name: '陈会计' } as const;
export const owner = { openid: 'o-owner', name: '李店长' } as const;
export const appleKey = '3727324701692140032|670813472';

/** Puts three promoters and two people who may approve into a world; wxli has ordered the example's apples. */
export async function peopleOf(database: DocumentDatabase, approvers: readonly string[] = ['o-finance', 'o-owner']) {
  const { promoters } = moneyFunctions(openMoneyWorld({ database }));
  for (const name of ['wang', 'chen', 'li']) {
    await promoters.saveBound({
      promoter: `wx${name}`,
      openid: `o-${name}`,
      unionidHash: name === 'li' ? 'k1:xiaolin' : `k1:${name}`,
      nickname: name,
      avatarUrl: '',
      boundAtMs: 1000,
      settledBy: 'agency',
    });
  }
  const roles = [{ role: 'agency-finance', brandId: null }];
  for (const _id of approvers) await database.add('staff', { _id, name: _id, roles, addedAtMs: 1 });
}

export function give(toPromoter: string, orderKey = appleKey): CorrectionSubject {
  return { kind: 'reattribution', orderKey, toPromoter, claimId: null };
}

export function adjust(amountFen: number, changes: Partial<Extract<CorrectionSubject, { kind: 'adjustment' }>> = {}) {
  const subject = { promoter: 'wxwang', amountFen, mayCreateDebt: false, aboutOrderKey: null };
  return { kind: 'adjustment', ...subject, ...changes } as const;
}

/** No two instances make the same ids. */
let instances = 0;

/** The verbs of people over a world; `database` may be a way of its own to it. */
export function correctionFunctions(world: MoneyWorld, database: DocumentDatabase = world.database) {
  instances += 1;
  const instance = instances;
  let tokens = 0;
  const ports = {
    corrections: documentCorrectionStore(database),
    settings: { current: async () => world.program },
    clock: world.clock,
    journal: world.journal,
    random: {
      token: () => {
        tokens += 1;
        return `correction${instance}-${tokens}`;
      },
    },
  };
  const reach = 'every-brand' as const;
  const reason = '买家来电说明';
  return {
    ports,
    request: (subject: CorrectionSubject, requestId = JSON.stringify(subject), actor: CorrectionActor = finance) =>
      requestCorrection(ports, actor, { subject, reach, reason, requestId }),
    decide: (
      correctionId: string,
      actor: CorrectionActor = owner,
      decision: 'approve' | 'reject' = 'approve',
      requestId = `${decision}${correctionId}`,
    ) => decideCorrection(ports, actor, { correctionId, decision, reach, reason, requestId }),
    hold: (orderKey = appleKey, changes: { untilMs?: number; requestId?: string } = {}) =>
      holdMoney(ports, finance, { orderKey, why: 'RISK', reach, reason, requestId: 'hold', ...changes }),
    unhold: (orderKey = appleKey, requestId = 'unhold') =>
      unholdMoney(ports, finance, { orderKey, reach, reason, requestId }),
  };
}

/** A world with people, its money functions and the verbs of people. */
export async function openCorrectionWorld(changes: Partial<MoneyWorld> = {}, approvers?: readonly string[]) {
  const world = openMoneyWorld(changes);
  await peopleOf(world.database, approvers);
  return { ...world, ...moneyFunctions(world), ...correctionFunctions(world) };
}
