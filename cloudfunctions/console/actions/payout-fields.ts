import * as v from 'valibot';
import { payoutRoutes } from '../../../core/payout/payout';
import { auditedFields } from './console-fields';

/** Fields of the actions about payouts. */
export const payoutRouteField = v.picklist(payoutRoutes);
export const decisionField = v.picklist(['approve', 'decline']);
export const queueKeyField = v.pipe(v.string(), v.regex(/^[1-4]\|\d{15}\|[0-9A-Za-z]{1,32}$/));

/** Promoters and auditors read why money was kept or let go: two characters say nothing. */
export const reasonedFields = {
  ...auditedFields,
  reason: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200)),
};
