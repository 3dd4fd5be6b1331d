import { buildFunctions, functionsOutDir } from './build-functions';

async function main(): Promise<void> {
  const names = await buildFunctions();
  console.log(`built ${names.length} cloud functions into ${functionsOutDir}: ${names.join(', ')}`);
}

void main();
