import type {
  CheckWordsRequest,
  CheckWordsView,
  CreateShareLinkRequest,
  FeedRequest,
  FeedView,
  MaterialsRequest,
  MaterialsView,
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

/** What the promoter's brands wrote for him to use. */
export function materials(input: MaterialsRequest['input']): Promise<Answer<MaterialsView>> {
  const request: MaterialsRequest = { action: 'materials', input };
  return callCloud('promotion', request);
}
