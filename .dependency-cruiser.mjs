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
        'Modules do not import each other, types apart. The planner and the compiler recurse as the grammar of GraphQL does.',
      severity: 'error',
      from: { pathNot: '^src/plugin/(planner|compiler)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circles-of-folders',
      comment:
        'No folder imports one that imports it. The root of the plugin is both its public door and what its folders share.',
      scope: 'folder',
      severity: 'error',
      from: { path: '^(src|schema)/', pathNot: '^src/plugin$' },
      to: { circular: true, pathNot: '^src(/plugin)?$' },
    },
    wall('graph-stands-alone', '^src/graph/', { allow: ['graph', 'cypher', 'text'] }),
    wall('plugin-knows-no-product', '^src/plugin/', {
      allow: ['plugin', 'graph', 'cypher', 'text', 'memory'],
    }),
    wall('managed-neo4j-stands-alone', '^src/neo4j/', { allow: ['neo4j', 'text', '[^/]+\\.ts$'] }),
    forbid('planner-does-not-compile', '^src/plugin/planner/', '^src/plugin/(compiler|executor|resolvers)/'),
    forbid('compiler-does-not-execute', '^src/plugin/compiler/', '^src/plugin/(executor|resolvers)/'),
    forbid('execution-knows-no-http', '^src/(execution|telemetry|identity)/', '^src/http/'),
    forbid(
      'releases-know-no-readers',
      '^src/releases/',
      '^src/(http|execution|telemetry|import|export|seeds|cli)/',
    ),
    forbid(
      'data-comes-and-goes-without-http',
      '^src/(import|export|seeds)/',
      '^src/(http|execution|telemetry|cli)/',
    ),
    forbid('schema-declares', '^schema/', '^src/(?!graph/|plugin/|cypher/|text/)'),
    forbid('product-knows-no-tests', '^(src|schema)/', '^(test|bench)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web|examples|node_modules)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts'] },
  },
};

/** A folder that imports these folders of `src` only. */
function wall(name, from, { allow }) {
  return {
    name,
    severity: 'error',
    from: { path: from },
    to: {
      path: '^(src|schema)/',
      pathNot: `^src/(${allow.map((one) => (one.endsWith('$') ? one : `${one}/`)).join('|')})`,
    },
  };
}

/** Folders that do not import others. */
function forbid(name, from, to) {
  return { name, severity: 'error', from: { path: from }, to: { path: to } };
}
