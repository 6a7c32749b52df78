import { defineGraph } from '@rolegraph/graph-model';
import { application } from './nodes/application.ts';
import { careerPath } from './nodes/career-path.ts';
import { category } from './nodes/category.ts';
import { challenge } from './nodes/challenge.ts';
import { claim } from './nodes/claim.ts';
import { conflict } from './nodes/conflict.ts';
import { dataset } from './nodes/dataset.ts';
import { deliverable } from './nodes/deliverable.ts';
import { domain } from './nodes/domain.ts';
import { educationProgram } from './nodes/education-program.ts';
import { emergingTask } from './nodes/emerging-task.ts';
import { entity } from './nodes/entity.ts';
import { fact } from './nodes/fact.ts';
import { field } from './nodes/field.ts';
import { framework } from './nodes/framework.ts';
import { industry } from './nodes/industry.ts';
import { interviewCriterion } from './nodes/interview-criterion.ts';
import { label } from './nodes/label.ts';
import { mapping } from './nodes/mapping.ts';
import { occupationGroup } from './nodes/occupation-group.ts';
import { outcome } from './nodes/outcome.ts';
import { practice } from './nodes/practice.ts';
import { priority } from './nodes/priority.ts';
import { programmingLanguage } from './nodes/programming-language.ts';
import { projectType } from './nodes/project-type.ts';
import { question } from './nodes/question.ts';
import { responsibility } from './nodes/responsibility.ts';
import { retentionFactor } from './nodes/retention-factor.ts';
import { role } from './nodes/role.ts';
import { roleLevel } from './nodes/role-level.ts';
import { salaryFactor } from './nodes/salary-factor.ts';
import { salaryFigure } from './nodes/salary-figure.ts';
import { section } from './nodes/section.ts';
import { sector } from './nodes/sector.ts';
import { skill } from './nodes/skill.ts';
import { skillGroup } from './nodes/skill-group.ts';
import { source } from './nodes/source.ts';
import { statistic } from './nodes/statistic.ts';
import { successCriterion } from './nodes/success-criterion.ts';
import { task } from './nodes/task.ts';
import { team } from './nodes/team.ts';
import { tool } from './nodes/tool.ts';
import { trend } from './nodes/trend.ts';
import { workflowStep } from './nodes/workflow-step.ts';
import { evidence } from './provenance.ts';

/** Everything that the graph can hold, checked: fields, constraints, seeds and imports derive from it. */
export const model = defineGraph({
  nodes: {
    Application: application,
    CareerPath: careerPath,
    Challenge: challenge,
    Claim: claim,
    Conflict: conflict,
    Dataset: dataset,
    Deliverable: deliverable,
    Domain: domain,
    EducationProgram: educationProgram,
    Fact: fact,
    Field: field,
    Framework: framework,
    Industry: industry,
    InterviewCriterion: interviewCriterion,
    Outcome: outcome,
    Practice: practice,
    Priority: priority,
    ProgrammingLanguage: programmingLanguage,
    ProjectType: projectType,
    Question: question,
    Responsibility: responsibility,
    RetentionFactor: retentionFactor,
    RoleLevel: roleLevel,
    Role: role,
    SalaryFactor: salaryFactor,
    SalaryFigure: salaryFigure,
    Section: section,
    Sector: sector,
    Skill: skill,
    Source: source,
    Statistic: statistic,
    SuccessCriterion: successCriterion,
    Team: team,
    Trend: trend,
    Task: task,
    EmergingTask: emergingTask,
    Tool: tool,
    Category: category,
    OccupationGroup: occupationGroup,
    SkillGroup: skillGroup,
    Label: label,
    Mapping: mapping,
    WorkflowStep: workflowStep,
  },
  interfaces: { Entity: entity },
  evidence,
});
