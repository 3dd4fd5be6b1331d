import { composeBase } from '../../backend/compose';
import { composePayCallbacks } from '../../backend/compose-pay';
import { httpFunction } from '../../backend/runtime/http-function';
import { takePayCallback } from '../../backend/usecases/payout-callbacks/take-pay-callback';
import { applyNotification } from '../../backend/usecases/payouts/apply-notification';

const ports = composePayCallbacks(composeBase());

/** The platform waits 5 s for its answer; it goes by what is written, so nothing is left for later. */
export const main = httpFunction({
  name: 'pay-events',
  journal: ports.journal,
  getContext: ports.getContext,
  methods: ['POST'],
  workLimitMs: 4_000,
  handle: (request) =>
    takePayCallback(
      { ...ports, apply: (notification) => applyNotification(ports, notification) },
      request,
      request.leftMs,
    ),
});
