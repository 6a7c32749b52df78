import { datasetVariable } from '../dataset.ts';
import { entityFields, keyOf } from '../entity.ts';
import { entityLink } from '../parts/combobox.ts';
import { evidence, evidenceFields, table } from '../parts/evidence.ts';
import { count, strengthInWords, words } from '../words.ts';
import { layers, once } from './layers.ts';
import { pickers } from './pickers.ts';
import { view } from './view.ts';

export const project = view({
  name: 'project',
  label: 'Skills for a project',
  question: 'Which skills does a kind of project need, and through whom?',
  form: (params) =>
    pickers('project', params, [{ param: 'project', label: 'Kind of project', type: 'ProjectType' }]),
  ask: (params) => {
    const project = params.get('project');
    if (!project) return undefined;
    return {
      query: `# Which skills does the project need, through which role, and who should build it?
query SkillsForProject($project: String!, $dataset: String) {
  projectType(slug: $project, dataset: $dataset) { ${entityFields} }
  skillsForProject(project: $project, dataset: $dataset) { skill { ${entityFields} } role { ${entityFields} } ${evidenceFields} }
  recommendRoles(project: $project, dataset: $dataset) { role { ${entityFields} } fit ${evidenceFields} conflicts { description } }
}`,
      variables: { project, ...datasetVariable() },
    };
  },
  answer: ({ projectType, skillsForProject, recommendRoles }) => {
    const skills = skillsForProject ?? [];
    const fits = recommendRoles ?? [];
    if (!projectType) return 'The graph knows no such kind of project.';
    if (skills.length + fits.length === 0)
      return `The source names neither skills nor roles for ${projectType.name}.`;
    const known = skills.length > 0;
    const roles = once(known ? skills.flatMap(({ role }) => role ?? []) : fits.map(({ role }) => role));
    const named = once(skills.map(({ skill }) => skill));
    const through = roles.map(({ name }) => name).join(' and ');
    return {
      summary: known
        ? `${projectType.name}: ${count(named.length, 'skill')}${through && `, through ${through}`}.`
        : `Which skills ${projectType.name} need is not on record: that is unknown, not none. It suits ${through}.`,
      diagram: layers(
        `Skills for ${projectType.name}`,
        [[projectType], roles, named].filter((layer) => layer.length > 0),
        [
          ...roles.map((role) => ({
            from: keyOf(projectType),
            to: keyOf(role),
            label: `${projectType.name} suits ${role.name}`,
          })),
          ...skills.map(({ skill, role, strength }) => ({
            from: keyOf(role ?? projectType),
            to: keyOf(skill),
            label: `${skill.name}: ${strengthInWords(strength)}`,
            faint: strength === 'INFERRED',
          })),
        ],
      ),
      parts: [
        ...(known
          ? [
              table(
                'Skills',
                ['skill', 'through', 'evidence'],
                skills.map((row) => [
                  entityLink(row.skill),
                  row.role ? entityLink(row.role) : 'the project itself',
                  evidence(row),
                ]),
              ),
            ]
          : []),
        table(
          'Who should build it',
          ['role', 'fit', 'evidence', 'disputed'],
          fits.map((row) => [
            entityLink(row.role),
            row.fit ? words(row.fit) : 'not told',
            evidence(row),
            row.conflicts.map(({ description }) => description).join(' ') || 'no',
          ]),
        ),
      ],
      rows: skills.map(({ skill, role, strength, sections, note }) => ({
        skill: skill.name,
        role: role?.name,
        strength,
        sections,
        note,
      })),
    };
  },
});
