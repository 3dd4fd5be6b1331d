import { buildFunctions } from '../../scripts/build-functions';

/** Journeys run the bundles that would be deployed, so a test run starts by building them (about a second). */
export default async function buildFunctionsOnce(): Promise<void> {
  await buildFunctions();
}
