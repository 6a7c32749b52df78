import { expect, test } from 'vitest';
import { isSupported } from '../src/version.ts';

test.each(['Neo4j/5.26.0', 'Neo4j/5.26.30', 'Neo4j/5.27-aura', 'Neo4j/2025.01.0', 'Neo4j/2026.09.0'])(
  '%s is new enough',
  (agent) => {
    expect(isSupported(agent)).toBe(true);
  },
);

test.each(['Neo4j/5.25.1', 'Neo4j/5.3.0', 'Neo4j/4.4.42', 'Neo4j/3.5.35', 'Memgraph/5.26.0', ''])(
  '"%s" is refused',
  (agent) => {
    expect(isSupported(agent)).toBe(false);
  },
);
