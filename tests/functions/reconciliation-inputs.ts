import type { ReconciliationAction } from '../../cloudfunctions/console/reconciliation-contract';

const audited = { requestId: 'request-1', reason: '平台已补付' };

/** A good input of each action about what the nights found. */
export const reconciliationInputs = {
  reconciliationDays: (brandId: string) => ({ brandId }),
  reconciliationDay: (brandId: string) => ({ brandId, day: '20260818' }),
  workItems: (brandId: string) => ({ brandId }),
  closeWorkItem: () => ({ ...audited, id: 'no-such-item' }),
} satisfies Record<ReconciliationAction, (brandId: string) => object>;

/** Who may do what, as in the table of console-functions.test.ts. */
export const reconciliationRights = {
  reconciliationDays: 'AA.A o.o..o',
  reconciliationDay: 'AA.A o.o..o',
  workItems: 'AA.A o.o..o',
  closeWorkItem: 'AA.. ......',
} satisfies Record<ReconciliationAction, string>;
