import type {
  ClaimMissingOrderRequest,
  ClaimView,
  ExplainOrderRequest,
  LockedBuyersRequest,
  LockedBuyersView,
  OrderExplanationView,
  OrdersRequest,
  OrdersView,
  OverviewRequest,
  OverviewView,
  StatementAnswer,
  StatementFormat,
  StatementRequest,
  WalletRequest,
  WalletView,
} from '../../cloudfunctions/earnings/contract';
import type { Answer } from './answer';
import { callCloud } from './cloud';

export function wallet(): Promise<Answer<WalletView>> {
  const request: WalletRequest = { action: 'wallet', input: {} };
  return callCloud('earnings', request);
}

export function overview(): Promise<Answer<OverviewView>> {
  const request: OverviewRequest = { action: 'overview', input: {} };
  return callCloud('earnings', request);
}

export function orders(input: OrdersRequest['input']): Promise<Answer<OrdersView>> {
  const request: OrdersRequest = { action: 'orders', input };
  return callCloud('earnings', request);
}

export function explainOrder(key: string): Promise<Answer<OrderExplanationView>> {
  const request: ExplainOrderRequest = { action: 'explainOrder', input: { key } };
  return callCloud('earnings', request);
}

export function lockedBuyers(): Promise<Answer<LockedBuyersView>> {
  const request: LockedBuyersRequest = { action: 'lockedBuyers', input: {} };
  return callCloud('earnings', request);
}

export function claimMissingOrder(orderId: string): Promise<Answer<ClaimView>> {
  const request: ClaimMissingOrderRequest = { action: 'claimMissingOrder', input: { orderId } };
  return callCloud('earnings', request);
}

/** A month (yyyymm): as a view without a format, else as a file. */
export function statement(month: string, format?: StatementFormat): Promise<Answer<StatementAnswer>> {
  const input = format === undefined ? { month } : { month, format };
  const request: StatementRequest = { action: 'statement', input };
  return callCloud('earnings', request);
}
