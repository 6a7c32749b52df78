import type { CheckedGraph } from './check.ts';
import type { NodeDeclaration, RelationshipDeclaration, UnionDeclaration } from './declare.ts';
import type { Graph, GraphDeclaration, Relationship } from './graph.ts';
import { checkName, isReserved } from './names.ts';
import { propertiesOf } from './property.ts';
import { resolveRelationship } from './relationships.ts';
import { ResolvedTypes } from './resolved-types.ts';

/**
 * Checks a declared graph and resolves its names.
 *
 * @throws TypeError naming the type and field of a declaration that does not hold: an unknown target, an
 *   incoming side without its outgoing one, a name used twice, a missing description. Where types show it,
 *   compiling fails in the same words.
 * @example
 * ```ts
 * import { defineGraph, incoming, node, nodeInterface, outgoing } from '@rolegraph/graph-model';
 * import { z } from 'zod';
 *
 * const kitchen = defineGraph({
 *   interfaces: {
 *     Entity: nodeInterface({
 *       description: 'What has a name.',
 *       properties: { name: z.string().describe('What it is called.') },
 *       relationships: {},
 *     }),
 *   },
 *   nodes: {
 *     Recipe: node({
 *       description: 'Something to cook.',
 *       plural: 'recipes',
 *       implements: 'Entity',
 *       properties: { minutes: z.int().optional().describe('How long it takes.') },
 *       relationships: {
 *         ingredients: outgoing('NEEDS', 'Ingredient', 'What goes in.', {
 *           properties: { grams: z.number().describe('How much of it.') },
 *           profile: { scales: ['grams'] },
 *         }),
 *       },
 *       indexes: ['minutes'],
 *     }),
 *     Ingredient: node({
 *       description: 'Something to cook with.',
 *       plural: 'ingredients',
 *       implements: 'Entity',
 *       properties: {},
 *       relationships: { usedIn: incoming('NEEDS', 'Recipe', 'What it goes into.') },
 *     }),
 *   },
 *   evidence: {
 *     name: 'Evidence',
 *     ...nodeInterface({
 *       description: 'A statement, with its source.',
 *       properties: { source: z.string().optional().describe('The source.') },
 *       relationships: {},
 *     }),
 *   },
 * });
 * kitchen.nodes.get('Recipe')?.labels; // => ['Recipe', 'Entity']
 * // The edge properties of an incoming side are those of the outgoing one.
 * [...kitchen.nodes.get('Ingredient').relationships.get('usedIn').properties.keys()]; // => ['grams']
 * ```
 */
export function defineGraph<const Declaration extends GraphDeclaration>(
  declaration: Declaration & CheckedGraph<Declaration>,
): Graph<Declaration> {
  return { declaration, ...new Resolver(declaration).resolve() };
}

/** Filled in two passes, because relationships point at types that are declared later. */
class Resolver {
  readonly #declaration: GraphDeclaration;
  readonly #rootFields = new Map<string, string>();
  readonly #types = new ResolvedTypes();

  constructor(declaration: GraphDeclaration) {
    this.#declaration = declaration;
  }

  resolve(): Omit<Graph, 'declaration'> {
    const { nodes, interfaces, unions = {}, evidence } = this.#declaration;
    for (const [name, declared] of Object.entries(interfaces)) {
      checkName(name);
      this.#types.interfaces.set(name, {
        kind: 'interface',
        name,
        description: declared.description,
        properties: propertiesOf(name, declared.properties),
        relationships: new Map(),
        implementations: [],
      });
    }
    for (const [name, declared] of Object.entries(nodes)) this.#addNode(name, declared);
    for (const [name, declared] of Object.entries(unions)) this.#addUnion(name, declared);
    for (const [name, declared] of Object.entries(interfaces)) {
      const type = this.#types.interfaces.get(name);
      for (const [field, relationship] of Object.entries(declared.relationships)) {
        type?.relationships.set(field, this.#relationship(name, field, relationship));
      }
    }
    for (const [name, declared] of Object.entries(nodes)) {
      const type = this.#types.node(name, name);
      for (const [field, shared] of type.interface?.relationships ?? []) {
        if (type.properties.has(field)) throw new TypeError(`${name}.${field} is declared twice`);
        type.relationships.set(field, shared);
      }
      for (const [field, relationship] of Object.entries(declared.relationships)) {
        if (isReserved(field) || type.properties.has(field) || type.relationships.has(field)) {
          throw new TypeError(`${name}.${field} is declared twice`);
        }
        type.relationships.set(field, this.#relationship(name, field, relationship));
      }
    }
    return {
      nodes: this.#types.nodes,
      interfaces: this.#types.interfaces,
      unions: this.#types.unions,
      evidence: {
        kind: 'evidence',
        name: evidence.name,
        description: evidence.description,
        properties: propertiesOf(evidence.name, evidence.properties),
        relationships: new Map(
          Object.entries(evidence.relationships).map(([field, relationship]) => [
            field,
            this.#relationship(evidence.name, field, relationship),
          ]),
        ),
      },
      outgoing: [...this.#types.nodes.values()].flatMap((from) =>
        [...from.relationships.values()]
          .filter((relationship) => relationship.direction === 'outgoing')
          .map((relationship) => ({ from, relationship })),
      ),
    };
  }

  #addNode(name: string, declared: NodeDeclaration): void {
    checkName(name);
    checkName(declared.plural);
    for (const root of [name.charAt(0).toLowerCase() + name.slice(1), declared.plural]) {
      const holder = this.#rootFields.get(root);
      if (holder) throw new TypeError(`${name}: the root field ${root} is already ${holder}'s`);
      this.#rootFields.set(root, name);
    }
    if (!declared.description) throw new TypeError(`${name} has no description`);
    const shared =
      declared.implements === undefined ? undefined : this.#types.interfaces.get(declared.implements);
    if (declared.implements !== undefined && !shared) {
      throw new TypeError(`${name} implements ${declared.implements}, which is not declared`);
    }
    const own = propertiesOf(name, declared.properties);
    for (const property of own.keys()) {
      checkName(property);
      if (isReserved(property) || shared?.properties.has(property)) {
        throw new TypeError(`${name}.${property} is declared twice`);
      }
    }
    for (const index of declared.indexes ?? []) {
      if (!own.has(index)) throw new TypeError(`${name} indexes ${index}, which it does not declare`);
    }
    const type = {
      kind: 'node' as const,
      name,
      plural: declared.plural,
      description: declared.description,
      interface: shared,
      labels: shared ? [name, shared.name] : [name],
      properties: new Map([...(shared?.properties ?? []), ...own]),
      relationships: new Map<string, Relationship>(),
      indexes: declared.indexes ?? [],
    };
    this.#types.nodes.set(name, type);
    shared?.implementations.push(type);
  }

  #addUnion(name: string, { description, members }: UnionDeclaration): void {
    checkName(name);
    if (!description) throw new TypeError(`${name} has no description`);
    if (this.#types.nodes.has(name) || this.#types.interfaces.has(name))
      throw new TypeError(`${name} is declared twice`);
    if (new Set(members).size < Math.max(2, members.length)) {
      throw new TypeError(`${name}: a union has two members at least, each once`);
    }
    this.#types.unions.set(name, {
      kind: 'union',
      name,
      description,
      properties: new Map(),
      relationships: new Map(),
      implementations: members.map((member) => this.#types.node(name, member)),
    });
  }

  #relationship(owner: string, name: string, declared: RelationshipDeclaration): Relationship {
    return resolveRelationship(this.#types, this.#declaration.nodes, owner, name, declared);
  }
}
