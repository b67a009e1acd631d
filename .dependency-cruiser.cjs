/**
 * Who may import whom: entries -> composition, delivery, services -> features -> ports -> domain; only app.ts sees adapters. The reasons are in
 * docs/architecture.md. Run by `npm run dependencies`.
 */
const FEATURES = 'access|ingestion|topics|search|answers|administration';
const DELIVERY = 'graphql|http|jobs';
const PORTS = 'stores|models|connectors';
const ENTRIES = '^src/(?:(?:main|worker|process)\\.ts$|cli/)';
const GENERATED = '^src/graphql/generated/';
/** What clients take: nothing here imports it. */
const FOR_CLIENTS = '^src/client/generated/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'A cycle means two modules are one module. Generated types know the types that they are generated from.',
      { pathNot: GENERATED },
      { circular: true, viaOnly: { pathNot: GENERATED } },
    ),
    forbid(
      'no-orphans',
      'A file that nobody imports is dead.',
      { orphan: true, path: '^src/', pathNot: `${ENTRIES}|${FOR_CLIENTS}|\\.d\\.ts$` },
      {},
    ),
    forbid(
      'imports-resolve',
      'Every import leads somewhere (the excepted packages have types alone).',
      { path: '^src/' },
      { couldNotResolve: true, pathNot: '^(?:mdast|@graphql-typed-document-node/core)$' },
    ),
    forbid(
      'no-development-packages',
      'What runs imports no devDependency.',
      { path: '^src/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),

    forbid('domain-imports-nothing', 'Domain types know no one.', { path: '^src/domain/' }, { path: '^src/', pathNot: '^src/domain/' }),
    forbid('errors-import-nothing', 'Everybody imports errors.ts, so it imports nobody.', { path: '^src/errors\\.ts$' }, { path: '^src/' }),
    forbid(
      'config-imports-its-settings-and-errors-alone',
      'The configuration is read before anything else is there.',
      { path: '^src/(?:config|settings|settings-contradictions)\\.ts$' },
      { path: '^src/', pathNot: '^src/(?:settings|settings-contradictions|errors)\\.ts$' },
    ),
    forbid(
      'settings-are-read-by-config',
      'Whoever else wants a setting is handed it.',
      { path: '^src/', pathNot: '^src/(?:config|settings-contradictions)\\.ts$' },
      { path: '^src/settings\\.ts$' },
    ),
    forbid(
      'platform-is-generic',
      'Platform imports only domain and errors.',
      { path: '^src/platform/' },
      { path: '^src/', pathNot: '^src/(?:platform/|domain/|errors\\.ts$)' },
    ),
    forbid(
      'services-know-no-feature',
      'What starts the local services knows platform, domain, errors, and the type of the configuration.',
      { path: '^src/services/' },
      { path: '^src/', pathNot: '^src/(?:services/|platform/|domain/|errors\\.ts$|config\\.ts$)' },
    ),
    forbid(
      'services-receive-their-settings',
      'Services are handed their configuration; they may name only its type.',
      { path: '^src/services/' },
      { path: '^src/config\\.ts$', dependencyTypesNot: ['type-only'] },
    ),

    forbid(
      'ports-are-interfaces',
      'stores/*.ts, models/*.ts and connectors/*.ts import only domain and errors.',
      { path: `^src/(?:${PORTS})/[^/]+\\.ts$` },
      { path: '^src/', pathNot: `^src/(?:domain/|errors\\.ts$|(?:${PORTS})/[^/]+\\.ts$)` },
    ),
    forbid(
      'adapters-only-from-app',
      'Only app.ts constructs an adapter.',
      { path: '^src/', pathNot: `^src/(?:app\\.ts$|(?:${PORTS})/)` },
      { path: `^src/(?:${PORTS})/[^/]+/` },
    ),
    forbid(
      'adapters-do-not-mix',
      'One adapter folder never reaches into another.',
      { path: `^src/(${PORTS})/([^/]+)/` },
      { path: `^src/(?:${PORTS})/[^/]+/`, pathNot: '^src/$1/$2/' },
    ),
    forbid(
      'adapters-look-down',
      'Adapters know ports, platform, domain and errors.',
      { path: `^src/(?:${PORTS})/` },
      { path: '^src/', pathNot: `^src/(?:(?:${PORTS}|platform|domain)/|errors\\.ts$)` },
    ),

    forbid(
      'features-look-down',
      'Features know ports, platform, domain and errors; never delivery, services, app or config.',
      { path: `^src/(?:${FEATURES})/` },
      { path: '^src/', pathNot: `^src/(?:(?:${FEATURES}|${PORTS}|platform|domain)/|errors\\.ts$)` },
    ),
    forbid(
      'features-are-islands',
      'The single allowed edge is answers -> search/search.ts.',
      { path: `^src/(${FEATURES})/` },
      { path: `^src/(?:${FEATURES})/`, pathNot: ['^src/$1/', '^src/search/search\\.ts$'] },
    ),
    forbid(
      'only-answers-asks-search',
      'See features-are-islands.',
      { path: '^src/(?:access|ingestion|topics|administration)/' },
      { path: '^src/search/' },
    ),

    forbid(
      'app-looks-down',
      'app.ts builds; it never mounts a way in, and is handed its settings.',
      { path: '^src/app\\.ts$' },
      { path: `^src/(?:(?:${DELIVERY}|cli|services)/|(?:main|worker|process|config)\\.ts$)`, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'delivery-receives-app',
      'graphql, http and jobs are handed the App; they may name only its type.',
      { path: `^src/(?:${DELIVERY})/` },
      { path: '^src/app\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'delivery-receives-its-settings',
      'Ways in are handed their configuration; they may name only its type.',
      { path: `^src/(?:${DELIVERY})/` },
      { path: '^src/config\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'delivery-does-not-mix',
      'http may mount graphql; otherwise ways in are separate.',
      { path: `^src/(${DELIVERY})/` },
      { path: `^src/(?:${DELIVERY}|cli)/`, pathNot: ['^src/$1/', '^src/graphql/[^/]+\\.ts$'] },
    ),
    forbid(
      'graphql-is-mounted-by-http-alone',
      'See delivery-does-not-mix.',
      { path: '^src/', pathNot: '^src/(?:graphql|http)/' },
      { path: '^src/graphql/' },
    ),
    forbid(
      'delivery-starts-no-services',
      'Services are started before a way in is opened.',
      { path: `^src/(?:${DELIVERY})/` },
      { path: '^src/services/' },
    ),
    forbid(
      'entries-are-imported-by-entries',
      'Nothing lower knows a process or a command.',
      { path: '^src/', pathNot: ENTRIES },
      { path: ENTRIES },
    ),

    forbid(
      'vendor-stays-home',
      "A vendor's package is imported only by its adapter or owner.",
      { path: '^src/', pathNot: `^src/(?:(?:${PORTS})/[^/]+/|platform/|graphql/|http/|app\\.ts$)` },
      { path: 'node_modules/(?:neo4j-driver|chromadb|openai|ioredis|graphql|@apollo|@neo4j)' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'], conditionNames: ['import', 'types'], exportsFields: ['exports'] },
  },
};
