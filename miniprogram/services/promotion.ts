import type {
  CheckWordsRequest,
  CheckWordsView,
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

export function checkWords(words: string): Promise<Answer<CheckWordsView>> {
  const request: CheckWordsRequest = { action: 'checkWords', input: { words } };
  return callCloud('promotion', request);
}
