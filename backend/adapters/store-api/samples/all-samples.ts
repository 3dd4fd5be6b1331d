import { accountSamples } from './account-samples';
import { contentSamples } from './content-samples';
import { couponSamples } from './coupon-samples';
import { orderSamples } from './order-samples';
import { partnerSamples } from './partner-samples';
import { productSamples } from './product-samples';
import type { Sample } from './sample';
import { supplySamples } from './supply-samples';

/** Samples of every endpoint; the wording of the answers is the published pages', not the client's. */
export const allSamples: readonly Sample[] = [
  ...orderSamples,
  ...accountSamples,
  ...partnerSamples,
  ...productSamples,
  ...contentSamples,
  ...couponSamples,
  ...supplySamples,
];
