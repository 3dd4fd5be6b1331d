import * as v from 'valibot';
import { complaintTopics } from '../../../backend/ports/complaint-store';
import { action } from '../../../backend/runtime/callable-function';
import { type ComplaintPorts, listComplaints, sendComplaint } from '../../../backend/usecases/complaints/complaints';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure } from '../contract';
import type { ComplaintsView, ComplaintView } from '../person-contract';

/** Takes a complaint. */
export function complainAction(ports: ComplaintPorts) {
  return action({
    input: v.strictObject({
      topic: v.picklist(complaintTopics),
      text: v.pipe(v.string(), v.trim(), v.minLength(5), v.maxLength(500)),
      orderId: v.optional(v.pipe(v.string(), v.regex(/^\d{0,32}$/))),
      requestId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/)),
    }),
    run: (input, { openid }): Promise<Outcome<ComplaintView, PromoterFailure>> => sendComplaint(ports, openid, input),
  });
}

/** The caller's own complaints and how far they are. */
export function complaintsAction(ports: ComplaintPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, { openid }): Promise<Outcome<ComplaintsView, PromoterFailure>> => listComplaints(ports, openid),
  });
}
