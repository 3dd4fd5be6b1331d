import type {
  ExplainOrderRequest,
  OrderExplanationView,
  OrdersRequest,
  OrdersView,
  WalletRequest,
  WalletView,
} from '../../cloudfunctions/earnings/contract';
import type { Answer } from './answer';
import { callCloud } from './cloud';

export function wallet(): Promise<Answer<WalletView>> {
  const request: WalletRequest = { action: 'wallet', input: {} };
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
