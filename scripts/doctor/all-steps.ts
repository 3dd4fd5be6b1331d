import type { Step } from './step';
import { agencySettingsStep } from './steps/agency-settings';
import { brandSettingsStep } from './steps/brand-settings';
import { bundlesStep } from './steps/bundles';
import { callbackAddressStep } from './steps/callback-address';
import { callbackAnswerStep } from './steps/callback-answer';
import { clockStep } from './steps/clock';
import { collectionsStep } from './steps/collections';
import { databaseStep } from './steps/database';
import { databaseRulesStep } from './steps/database-rules';
import { egressStep } from './steps/egress';
import { environmentStep } from './steps/environment';
import { environmentSizeStep } from './steps/environment-size';
import { functionLimitsStep } from './steps/function-limits';
import { functionRulesStep } from './steps/function-rules';
import { ipListStep } from './steps/ip-list';
import { lockWindowsStep } from './steps/lock-windows';
import { messageTemplatesStep } from './steps/message-templates';
import { miniProgramStep } from './steps/mini-program';
import { payAppidStep } from './steps/pay-appid';
import { payIpListStep } from './steps/pay-ip-list';
import { payKeysStep } from './steps/pay-keys';
import { payQueryStep } from './steps/pay-query';
import { plansStep } from './steps/plans';
import { pollingStep } from './steps/polling';
import { promoterFeatureStep } from './steps/promoter-feature';
import { pushStep } from './steps/push';
import { shopsStep } from './steps/shops';
import { timersStep } from './steps/timers';
import { tokenStep } from './steps/token';
import { unionidStep } from './steps/unionid';

/** Everything that is examined, in the order in which it is best mended. */
export const allSteps: readonly Step[] = [
  environmentStep,
  environmentSizeStep,
  functionRulesStep,
  functionLimitsStep,
  timersStep,
  bundlesStep,
  tokenStep,
  ipListStep,
  clockStep,
  databaseStep,
  collectionsStep,
  databaseRulesStep,
  agencySettingsStep,
  brandSettingsStep,
  messageTemplatesStep,
  promoterFeatureStep,
  miniProgramStep,
  shopsStep,
  lockWindowsStep,
  plansStep,
  callbackAddressStep,
  callbackAnswerStep,
  pushStep,
  pollingStep,
  unionidStep,
  payKeysStep,
  payQueryStep,
  payIpListStep,
  payAppidStep,
  egressStep,
];
