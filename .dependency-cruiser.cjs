/**
 * The import rules of the house (docs/architecture.md draws them).
 *
 * CRUISE_PLANTS=1 judges the planted violations of tests/architecture/planted/<rule>/ by the very same rules: each plant
 * is a small house of its own, three folders deeper.
 */
const judgesPlants = process.env.CRUISE_PLANTS === '1';
const house = judgesPlants ? '^tests/architecture/planted/[^/]+/' : '^';

/** A pattern for paths inside the house. */
const at = (path) => `${house}${path}`;
const product = at('(core|backend|cloudfunctions|miniprogram)/');
const insideMiniprogram = at('miniprogram/');
const contract = at('cloudfunctions/[^/]+/[a-z-]*contract\\.ts$');
const adapters = at('backend/adapters/');
/** Tests beside the code, and what they build first. */
const test = '(\\.test|-under-test)\\.ts$';
const packages = '^node_modules/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layers = [
  rule(
    'core-imports-only-core',
    'core holds rules that anybody can run anywhere: give it what it needs as plain values.',
    { path: at('core/'), pathNot: test },
    { pathNot: at('core/') },
  ),
  rule(
    'ports-see-only-core',
    'A port says what a use case needs in words of core; how it is done belongs to an adapter.',
    { path: at('backend/ports/'), pathNot: test },
    { pathNot: [at('(core|backend/ports)/'), adapters] },
  ),
  rule(
    'usecases-see-only-ports-and-core',
    'A use case asks a port; compose.ts decides what stands behind it.',
    { path: at('backend/usecases/'), pathNot: test },
    { pathNot: [at('(core|backend/(ports|usecases))/'), adapters] },
  ),
  rule(
    'runtime-sees-only-ports-and-core',
    'The runtime wraps every function alike; what one function does is handed to it.',
    { path: at('backend/runtime/'), pathNot: test },
    { path: at('(backend/(usecases|compose[a-z-]*\\.ts)|cloudfunctions|miniprogram)') },
  ),
  rule(
    'adapters-see-only-ports-and-core',
    'An adapter answers one port; it must not call what calls it.',
    { path: adapters, pathNot: test },
    { path: at('(backend/(usecases|runtime|compose[a-z-]*\\.ts)|cloudfunctions|miniprogram)') },
  ),
  rule(
    'only-compose-sees-adapters',
    'backend/compose.ts and its parts compose-*.ts are where a port meets its adapter: take what is composed from there.',
    { path: at('(core|backend|cloudfunctions)/'), pathNot: [at('backend/(compose[a-z-]*\\.ts$|adapters/)'), test] },
    { path: adapters },
  ),
  rule(
    'compose-never-looks-up',
    'compose.ts is used by functions and knows none of them.',
    { path: at('backend/compose[a-z-]*\\.ts$') },
    { path: at('(cloudfunctions|miniprogram)/') },
  ),
];

const functions = [
  rule(
    'no-function-imports-another',
    'A function is deployed alone: what two of them need belongs to backend or core.',
    { path: `${house}cloudfunctions/([^/]+)/` },
    { path: at('cloudfunctions/'), pathNot: `${house}cloudfunctions/$1/` },
  ),
  rule(
    'contract-imports-nothing',
    'contract.ts is the whole wire format on one screen: write the type out.',
    { path: contract },
    { path: '.' },
  ),
  rule(
    'functions-never-look-up',
    'A function knows nothing of the pages that call it.',
    { path: at('cloudfunctions/'), pathNot: contract },
    { path: insideMiniprogram },
  ),
];

const miniprogram = [
  rule(
    'miniprogram-crosses-only-to-contracts',
    'The only thing outside that a page may know is the contract.ts of a cloud function.',
    { path: insideMiniprogram },
    { pathNot: [insideMiniprogram, contract] },
  ),
  rule(
    'miniprogram-crosses-only-by-type',
    'Say `import type`: a contract is types only, and nothing of a function may be packed into the mini-program.',
    { path: insideMiniprogram },
    { path: contract, dependencyTypesNot: ['type-only'] },
  ),
];

const world = [
  rule(
    'emulator-imports-no-product',
    'The emulator is written from the published descriptions; sharing our code would hide a mistake in it.',
    { path: at('emulator/'), pathNot: test },
    { path: product },
  ),
  rule(
    'product-imports-no-emulator',
    'The product runs against WeChat and must not know that a laptop can stand in for it.',
    { path: product, pathNot: test },
    { path: at('emulator/') },
  ),
  rule(
    'nothing-imports-tests-bench-scripts',
    'Tests, benches and scripts look at the rest, never the other way round.',
    { path: at('(core|backend|cloudfunctions|miniprogram|emulator)/'), pathNot: test },
    { path: [at('(tests|bench|scripts)/'), test] },
  ),
];

const packagesAndCycles = [
  rule(
    'product-imports-no-dev-dependency',
    'A package that a function needs belongs under "dependencies" of package.json.',
    { path: at('(backend|cloudfunctions)/'), pathNot: test },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  ),
  rule(
    'only-cloud-database-imports-the-sdk',
    'wx-server-sdk is wrapped in backend/adapters/cloud-database/: its types cannot be trusted elsewhere.',
    { path: at('(backend|cloudfunctions)/'), pathNot: [at('backend/adapters/cloud-database/'), test] },
    { path: `${packages}wx-server-sdk/` },
  ),
  rule('no-circular-imports', 'Two files that need each other are one file, or hide a third.', {}, { circular: true }),
  rule(
    'imports-resolve',
    'The imported file does not exist.',
    { pathNot: insideMiniprogram },
    { couldNotResolve: true },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...layers, ...functions, ...miniprogram, ...world, ...packagesAndCycles],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: judgesPlants ? '^dist/' : ['^dist/', '^tests/architecture/planted/'] },
    // A function's own package.json names only the SDK; what its bundle takes in stands in the root's.
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
