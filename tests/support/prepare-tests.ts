import { buildFunctions } from '../../scripts/build-functions';
import { installBrowser } from './open-browser';

/**
 * Once before all tests: journeys run the bundles that would be deployed, so they are built (about a second), and pages
 * are looked at in Chromium, so it is installed where the machine lacks it.
 */
export default async function prepareTests(): Promise<void> {
  await buildFunctions();
  installBrowser();
}
