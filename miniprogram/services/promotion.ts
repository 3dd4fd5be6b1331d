import type {
  CreateShareLinkRequest,
  FeedRequest,
  FeedView,
  ShareLinkView,
} from '../../cloudfunctions/promotion/contract';
import type { Answer } from './answer';
import { callCloud } from './cloud';

export function feed(input: FeedRequest['input']): Promise<Answer<FeedView>> {
  const request: FeedRequest = { action: 'feed', input };
  return callCloud('promotion', request);
}

export function createShareLink(input: CreateShareLinkRequest['input']): Promise<Answer<ShareLinkView>> {
  const request: CreateShareLinkRequest = { action: 'createShareLink', input };
  return callCloud('promotion', request);
}
