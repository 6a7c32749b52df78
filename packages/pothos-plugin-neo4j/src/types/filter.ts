import type {
  EdgeShape,
  Graph,
  IsStructural,
  PropertiesOf,
  RelationshipName,
  RelationshipOf,
  Target,
  TypeName,
} from '@rolegraph/graph-model';
import type { z } from 'zod';
import type { CountFilter, IdFilter, SlugFilter, ValueFilter } from './values.ts';

/**
 * The `filter` of a list of nodes, as variables are typed that hold one.
 *
 *     const filter: Filter<typeof model, 'Role'> = { skills: { some: { slug: { eq: 'mlops' } } } };
 */
export type Filter<G extends Graph, Name extends TypeName<G>> = Combined<Filter<G, Name>> &
  NodeConditions<G, Name>;

/** The `filter` of a relationship's connection: conditions on the node at its other end and, under `edge`, on the edge that leads there. */
export type RelationshipFilter<
  G extends Graph,
  Name extends TypeName<G>,
  Field extends RelationshipName<G, Name>,
> = Combined<RelationshipFilter<G, Name, Field>> &
  NodeConditions<G, Target<G, Name, Field>> & {
    readonly edge?: EdgeFilter<EdgeProperties<G, Name, Field>>;
  };

type NodeConditions<G extends Graph, Name extends TypeName<G>> = {
  readonly id?: IdFilter;
  readonly slug?: SlugFilter;
} & PropertyFilters<PropertiesOf<G['declaration'], Name>> & {
    readonly [Field in RelationshipName<G, Name>]?: RelationshipOf<
      G['declaration'],
      Name,
      Field
    >['options'] extends { readonly one?: true }
      ? Filter<G, Target<G, Name, Field>> | null
      : Related<G, Name, Field>;
  };

/** The declared properties that a relationship's edges show. */
export type EdgeProperties<
  G extends Graph,
  Name extends TypeName<G>,
  Field extends RelationshipName<G, Name>,
> = EdgeShape<G, Name, Field> &
  (IsStructural<G, Name, Field> extends true ? unknown : G['declaration']['evidence']['properties']);

interface Related<G extends Graph, Name extends TypeName<G>, Field extends RelationshipName<G, Name>> {
  readonly some?: RelationshipFilter<G, Name, Field>;
  readonly every?: RelationshipFilter<G, Name, Field>;
  readonly none?: RelationshipFilter<G, Name, Field>;
  readonly count?: CountFilter;
}

type EdgeFilter<Shape> = Combined<EdgeFilter<Shape>> & PropertyFilters<Shape>;

interface Combined<Self> {
  readonly and?: readonly Self[];
  readonly or?: readonly Self[];
  readonly not?: Self;
}

type PropertyFilters<Shape> = {
  readonly [Property in keyof Shape]?: Shape[Property] extends z.ZodType
    ? ValueFilter<Shape[Property]>
    : never;
};
