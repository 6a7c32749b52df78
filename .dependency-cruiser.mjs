const packageRoot = 'packages/[^/]+/src';

/**
 * The walls of the house: which folder may import which. `npm run walls` checks them.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Modules do not import each other, types neither. The planner and the compiler recurse as the grammar of GraphQL does.',
      severity: 'error',
      from: { pathNot: '^packages/pothos-plugin-neo4j/src/(planner|compiler)/' },
      to: { circular: true },
    },
    {
      name: 'no-circles-of-folders',
      comment:
        'No folder imports one that imports it. The root of a package is both its public door and what its folders share.',
      scope: 'folder',
      severity: 'error',
      from: { path: '^(src|schema|packages)/', pathNot: `^${packageRoot}$` },
      to: { circular: true, pathNot: `^(src|${packageRoot})$` },
    },
    {
      name: 'packages-are-imported-by-name',
      comment: 'Only the tests of a package, and tests of the whole, look inside one.',
      severity: 'error',
      from: { path: '^(?:src|schema|bench|packages/([^/]+)/src)/' },
      to: { path: '^packages/', dependencyTypes: ['local'], pathNot: '^packages/$1/' },
    },
    wall('graph-model-stands-alone', '^packages/graph-model/src/', { allow: '^packages/graph-model/src/' }),
    wall('plugin-knows-no-product', '^packages/pothos-plugin-neo4j/src/', {
      allow: '^packages/(pothos-plugin-neo4j|graph-model)/src/',
    }),
    wall('managed-neo4j-stands-alone', '^packages/managed-neo4j/src/', {
      allow: '^packages/managed-neo4j/src/',
    }),
    forbid(
      'planner-does-not-compile',
      '^packages/pothos-plugin-neo4j/src/planner/',
      '^packages/pothos-plugin-neo4j/src/(compiler|executor|resolvers)/',
    ),
    forbid(
      'compiler-does-not-execute',
      '^packages/pothos-plugin-neo4j/src/compiler/',
      '^packages/pothos-plugin-neo4j/src/(executor|resolvers)/',
    ),
    forbid('execution-knows-no-http', '^src/(execution|telemetry|auth)/', '^src/http/'),
    forbid('releases-know-no-readers', '^src/releases/', '^src/(http|execution|telemetry|ingest|cli)/'),
    forbid('ingest-knows-no-http', '^src/ingest/', '^src/(http|execution|telemetry|cli)/'),
    forbid('schema-declares', '^schema/', '^(src/(?!cypher/|text/)|packages/managed-neo4j/)'),
    forbid(
      'product-knows-no-tests',
      '^(src|schema|packages/[^/]+/src)/',
      '^(test|bench|packages/[^/]+/test)/',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web|examples|node_modules)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts'] },
  },
};

/** A folder that imports, of our own code, only what is allowed. */
function wall(name, from, { allow }) {
  return {
    name,
    severity: 'error',
    from: { path: from },
    to: { path: '^(src|schema|packages)/', pathNot: allow },
  };
}

/** Folders that do not import others. */
function forbid(name, from, to) {
  return { name, severity: 'error', from: { path: from }, to: { path: to } };
}
