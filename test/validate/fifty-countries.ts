/** The texts of a portfolio, by file name. */
export type Texts = Readonly<Record<string, string>>;

const names = `Angola, Benin, Botswana, Burkina Faso, Burundi, Cabo Verde, Cameroon, Chad, Comoros, Djibouti, Egypt, Eritrea, Eswatini,
Ethiopia, Gabon, Gambia, Ghana, Guinea, Kenya, Lesotho, Liberia, Libya, Madagascar, Malawi, Mali, Mauritania, Mauritius, Morocco,
Mozambique, Namibia, Niger, Nigeria, Rwanda, Senegal, Seychelles, Sierra Leone, Somalia, Sudan, Tanzania, Togo, Tunisia, Uganda,
Zambia, Zimbabwe, Bangladesh, Bolivia, Ecuador, Nepal, Pakistan, Paraguay`;

const countries = names.split(/,\s+/).map((title, index) => {
  const id = title.toLowerCase().replaceAll(' ', '-');
  const households = 20000 + 2000 * (index % 7);
  return { title, id, index, households, connected: 40 + (index % 10), cities: [`${id}-capital`, `${id}-port`] };
});
type Country = (typeof countries)[number];

const years = [2024, 2025, 2026, 2027];
const reported = [2024, 2025];

/** What is planned to be new in a year, in the order of `years`. */
const plansOf = ({ index }: Country) => years.map(() => 2 + 2 * (index % 3));
const standardsOf = () => years.map(() => 2);
const forumsOf = ({ index }: Country) => years.map((_, year) => 20 + 4 * (index % 5) + 2 * year);
const staffOf = ({ index }: Country) => years.map((_, year) => 40 + 20 * (index % 4) + 20 * year);
const connectedOf = ({ connected }: Country) => years.map((_, year) => connected + 4 * (year + 1));

const running = (values: readonly number[]) => values.map((_, index) => total(values.slice(0, index + 1)));
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const perYear = (values: readonly number[]) =>
  `{${years.map((year, index) => `${year}: ${values[index]}`).join(', ')}}`;
const together = (of: (country: Country) => readonly number[]) =>
  years.map((_, index) => total(countries.map((country) => of(country)[index] ?? 0)));

const settings = `title: Urban services programme in fifty countries
languages: [en]
parties:
  partnership: {title: Partnership of programme members, inside: true}
  secretariat: {title: Programme secretariat, inside: true}
  board: {title: Programme board, inside: true}
  country-team: {title: Country team, inside: true}
  city: {title: City administration}
  residents: {title: Residents of underserved settlements}
  national-government: {title: National government}
  health-service: {title: Public health service}
  utility: {title: City utility}
  evaluator: {title: Independent evaluator}
places:
${countries.map(({ id, title, cities: [capital, port] }) => `  ${id}: {title: ${title}, places: {${capital}: {title: Capital of ${title}}, ${port}: {title: Port of ${title}}}}`).join('\n')}
dimensions:
  sex: {title: Sex, exhaustive: true, categories: {female: Female, male: Male}}
lines:
  advisory: {title: Policy advice, kind: business-line}
  city-grants: {title: City grants, kind: business-line}
  learning: {title: Learning exchange, kind: product-line}
`;

/** The fields of a reference sheet that nearly every indicator fills alike. */
const sheet = (source: string, type: string, method: string) => `source: ${source}
source_type: ${type}
method: ${method}
collection_frequency: annual
reporting_frequency: annual
due_after_days: 90
responsible: {collect: city, report: country-team, approve: board}
quality_assurance: [The secretariat visits one city in ten]
known_limitations: Figures arrive three months after the end of the year.
data_quality_assessment: {date: 2025-02-11, by: Independent evaluator, findings: Registers agree with what was visited., next: 2028-02-11}
rationale: Country teams name it first among the conditions of better services.
information_use: The board decides each March which countries receive further grants.
target_rationale: The pace of the pilot from 2020 to 2022.
author: secretariat
created: 2022-09-15
updated: 2023-01-31
next_review: 2027-01-31
`;

const indent = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

const definition = (id: string, own: string, rest: string) => `  ${id}:\n${indent(own + rest, 4)}`;

const library = `title: Shared indicators of the programme
indicators:
${definition(
  'water-access',
  `name: Percentage of households with piped water on the premises
status: final
class: core
definition: Households in registered settlements with a working pipe of the utility on their plot on 31 December.
measure: percentage
unit: "% of households"
numerator: Households in registered settlements with piped water on the plot
denominator: All households in registered settlements
parts: population
counts: things
direction: increase
cumulation: point-in-time
aggregation: {places: pooled, frameworks: pooled, periods: latest}
`,
  sheet('Customer register of the city utility', 'admin', 'Extract of active accounts on 31 December.'),
)}
${definition(
  'standards-adopted',
  `name: Number of city by-laws that adopt the service standard
status: final
class: core
definition: By-laws passed by a city council that make the national service standard binding.
measure: number
unit: by-laws
counts: things
direction: increase
cumulation: cumulative-targets
aggregation: {places: sum, frameworks: sum}
`,
  sheet('Gazette of the city', 'document', 'Search of the index of the gazette in January.'),
)}
${definition(
  'service-plans',
  `name: Number of service plans with costs approved by city councils
status: final
class: core
definition: Plans for a whole city or a district that state the cost of every investment and were passed by the council.
measure: number
unit: plans
counts: things
direction: increase
cumulation: cumulative-targets
aggregation: {places: sum, frameworks: sum}
`,
  sheet('Minutes of the city council', 'document', 'The country team files the minutes of each vote.'),
)}
${definition(
  'forums-held',
  `name: Number of neighbourhood forums held
status: final
class: core
definition: Public meetings on the service plan that the city called with a week's notice.
measure: number
unit: forums
counts: things
direction: increase
cumulation: incremental
aggregation: {places: sum, frameworks: sum}
`,
  sheet('Attendance lists of the forums', 'registry', 'The moderator files a signed list for each forum.'),
)}
${definition(
  'staff-certified',
  `name: Number of municipal staff certified in service management
status: final
class: core
definition: Persons on a municipal payroll who passed the final test of the course; each is counted once.
measure: number
unit: people
counts: people
direction: increase
cumulation: cumulative-targets
aggregation: {places: sum, frameworks: sum, deduplicated: By number of the certificate.}
disaggregate_by: [sex]
`,
  sheet('Certificate register of the municipal academy', 'registry', 'Export of the register at the end of the year.'),
)}`;

const outputs = [
  {
    id: 'output-standards',
    uses: 'standards-adopted',
    what: 'Standards for basic urban services adopted',
    of: standardsOf,
  },
  { id: 'output-plans', uses: 'service-plans', what: 'Costed service plans approved by city councils', of: plansOf },
  { id: 'output-forums', uses: 'forums-held', what: 'Neighbourhood forums established', of: forumsOf },
  { id: 'output-skills', uses: 'staff-certified', what: 'Municipal staff trained in service management', of: staffOf },
] as const;
/** Targets as the cumulation of each shared indicator wants them. */
const targetsOf = (uses: string, values: readonly number[]) =>
  perYear(uses === 'forums-held' ? values : running(values));

const levels = (outputsBy: string) => `levels:
  - id: activity
    title: Activities
    accountable: ${outputsBy}
    accountability: The ${outputsBy} answers for carrying out the activities.
    sphere: control
  - id: output
    title: Outputs
    accountable: ${outputsBy}
    accountability: The ${outputsBy} answers for delivering these outputs.
    together: The four outputs are one system; none is tied to a single line of work.
    sphere: control
  - id: intermediate-outcome
    title: Intermediate outcomes
    accountable: city
    accountability: Each city answers for these results.
    sphere: influence
`;

const activities = (by: string, where: string) => `activities:
  drafting-clinics:
    statement: Hold drafting clinics for ministries${where}.
    line: advisory
    responsible: [${by}]
    contributes_to: [output-standards, output-plans]
  planning-grants:
    statement: Pay grants for service plans${where}.
    line: city-grants
    responsible: [${by}]
    contributes_to: [output-plans, output-forums]
  staff-exchanges:
    statement: Send staff to work in a partner city${where}.
    line: learning
    responsible: [${by}]
    contributes_to: [output-skills, output-standards]
`;

const assumption = (id: string, text: string, signal: string, owner: string) =>
  `  ${id}: {text: "${text}", signal: "${signal}", owner: ${owner}, critical: true}\n`;

function country(given: Country): string {
  const { id, title, households, connected, cities } = given;
  return `id: ${id}
title: Country programme ${title}
status: final
version: "2023-01"
approved_by: Programme board
approved_on: 2023-01-31
author: country-team
updated: 2023-01-31
period: 2023/2027
places: [${cities.join(', ')}]
narrative: |
  Standards adopted, service plans approved, neighbourhood forums established and municipal staff trained
  (output-standards, output-plans, output-forums, output-skills) let the cities deliver more responsive services
  (responsive-services).
${levels('country-team')}accountability_line: output
results:
  responsive-services:
    level: intermediate-outcome
    statement: Cities of ${title} delivering more responsive services to underserved settlements.
    contributors: [utility, country-team]
    used_by: [residents]
    contributes_to:
      - {to: programme/responsive-services, because: The cities of the countries are the cities of the programme., assumptions: [budgets-hold]}
${outputs
  .map(
    (output) => `  ${output.id}:
    level: output
    statement: ${output.what} in ${title}.
    used_by: [city]
    contributes_to:
      - {to: responsive-services, because: Cities of the pilot that had it repaired pipes sooner., assumptions: [budgets-hold, staff-stay]}
      - {to: programme/${output.id}, because: It is the part of the country in the output of the programme., assumptions: [staff-stay]}
`,
  )
  .join('')}${activities('country-team', ` in ${title}`)}assumptions:
${assumption('budgets-hold', `The ministry of finance of ${title} transfers to cities what the law grants them.`, 'Transfers fall below those of the year before.', 'national-government')}${assumption('staff-stay', 'Cities keep three out of four certified staff for two years.', 'More than a quarter of the certified staff leave within a year.', 'city')}risks:
  election-pause: {text: Municipal elections in 2026 stop council votes for half a year., results: [output-plans], likelihood: medium, impact: medium, response: Bring plans to a vote before March 2026., owner: country-team}
indicators:
  water-access:
    result: responsive-services
    uses: library/water-access
    baseline: {period: 2022, numerator: ${(households / 100) * connected}, denominator: ${households}, source: Customer registers of 2022}
    targets: ${perYear(connectedOf(given))}
    rolls_up_to: programme/water-access
${outputs
  .map(
    ({ id: result, uses, of }) => `  ${uses}:
    result: ${result}
    uses: library/${uses}
    baseline: {not_applicable: Counted from the start of the programme.}
    targets: ${targetsOf(uses, of(given))}
    rolls_up_to: programme/${uses}
`,
  )
  .join('')}`;
}

const allHouseholds = total(countries.map(({ households }) => households));
const connectedHouseholds = total(countries.map(({ households, connected }) => (households / 100) * connected));

const programme = `id: programme
title: Urban services programme
status: final
version: "2023-01"
approved_by: Programme board
approved_on: 2023-01-31
author: secretariat
updated: 2023-01-31
period: 2023/2027
narrative: |
  Standards adopted, service plans approved, neighbourhood forums established and municipal staff trained
  (output-standards, output-plans, output-forums, output-skills) let cities deliver more responsive services
  (responsive-services). Residents then have greater access to safe services (service-access) and live in better health
  (healthier-settlements).
${levels('partnership')}  - id: outcome
    title: Outcomes
    accountable: residents
    accountability: Residents achieve these results by using the services.
    sphere: interest
  - id: impact
    title: Impact
    accountable: none
    accountability: What residents, cities and countries aim at in the long term; nobody answers for it alone.
    sphere: interest
accountability_line: output
results:
  healthier-settlements:
    level: impact
    statement: Better health of residents in underserved settlements.
    contributors: [city, national-government]
    used_by: [residents]
  service-access:
    level: outcome
    statement: Greater access of residents in underserved settlements to safe basic services.
    contributors: [city, utility]
    used_by: [residents]
    contributes_to:
      - {to: healthier-settlements, because: Safe water at home protects small children against diarrhoea., assumptions: [safe-storage]}
  responsive-services:
    level: intermediate-outcome
    statement: Cities delivering more responsive services to underserved settlements.
    contributors: [partnership, utility]
    used_by: [residents]
    contributes_to:
      - {to: service-access, because: A service that repairs within days keeps the connections it has., assumptions: [tariffs-stay-low]}
${outputs
  .map(
    ({ id, what }) => `  ${id}:
    level: output
    statement: ${what}.
    used_by: [city]
    contributes_to:
      - {to: responsive-services, because: Cities of the pilot that had it repaired pipes sooner., assumptions: [mandates-come-with-money]}
`,
  )
  .join('')}${activities('secretariat', '')}assumptions:
${assumption('safe-storage', 'Households store drinking water in covered containers.', 'Health visitors find open containers in one home in five.', 'health-service')}${assumption('tariffs-stay-low', 'Utilities bill by meter reading, not by flat rate.', 'A flat rate appears in a tariff list.', 'utility')}${assumption('mandates-come-with-money', 'Ministries of finance transfer to cities the funds that new standards require.', 'Transfers fall below those of the year before.', 'national-government')}risks:
  drought: {text: Two dry years in a row empty the reservoirs., results: [service-access], likelihood: medium, impact: high, response: Agree rationing plans with the utilities., owner: secretariat}
indicators:
${definition(
  'waterborne-illness',
  `result: healthier-settlements
name: Incidence of waterborne illness among children under five
status: final
class: core
definition: New cases treated at public health posts in a year, per 1000 children under five who live in registered settlements.
measure: ratio
unit: cases per 1000 children
numerator: New cases treated in the year
denominator: Children under five on 1 July
per: 1000
parts: population
counts: things
direction: decrease
cumulation: point-in-time
aggregation: {places: none, periods: latest}
`,
  sheet('Case register of the public health posts', 'admin', 'Yearly extract by settlement of residence.'),
)}    baseline: {period: 2022, numerator: 96000, denominator: 1200000, source: Case registers of 2022}
    targets: {2024: 74, 2025: 70, 2026: 66, 2027: 62}
${definition(
  'complaints-resolved',
  `result: service-access
name: Percentage of service complaints resolved within ten days
status: final
class: core
definition: Complaints of the year on water, waste or streets that the city closed with a signed slip within ten days.
measure: percentage
unit: "% of complaints"
numerator: Complaints closed within ten days
denominator: Complaints entered in the year
parts: population
counts: things
direction: increase
cumulation: point-in-time
aggregation: {places: none, periods: latest}
`,
  sheet('Complaint registers of the cities', 'admin', 'Export of closed complaints by date.'),
)}    baseline: {period: 2022, numerator: 104000, denominator: 200000, source: Complaint registers of 2022}
    targets: {2024: 54, 2025: 56, 2026: 58, 2027: 60}
  water-access:
    result: responsive-services
    uses: library/water-access
    baseline: {period: 2022, numerator: ${connectedHouseholds}, denominator: ${allHouseholds}, source: Customer registers of 2022}
    targets: {2024: 48, 2025: 52, 2026: 56, 2027: 60}
${outputs
  .map(
    ({ id, uses, of }) => `  ${uses}:
    result: ${id}
    uses: library/${uses}
    baseline: {not_applicable: Counted from the start of the programme.}
    targets: ${targetsOf(uses, together(of))}
`,
  )
  .join('')}`;

const review = `reviews:
  - reviewer: {party: evaluator, role: Evaluation adviser}
    date: 2022-11-10
    scores: {direct: 2, clear: 2, feasible: 3, useful: 3, economic: 2, reliable: 3, timely: 2, accepted: 2, disaggregable: 2}
    comments:
      feasible: The register is kept anyway.
      useful: The board asks for it each March.
      reliable: Two clerks close the same complaints.
    decision: keep
    reason: Two clerks close the same complaints.
  - reviewer: {party: city, role: Head of customer service}
    date: 2022-11-12
    scores: {clear: 2, direct: 2, feasible: 3, useful: 3, economic: 2, reliable: 3, timely: 2, accepted: 2, disaggregable: 2}
    comments:
      feasible: A clerk needs an hour a month.
      useful: The mayor reads it.
      reliable: Each slip is signed by the resident.
    decision: keep
    reason: The city keeps the register anyway.
log:
  - {date: 2022-12-01, actor: evaluator, from: draft, to: reviewed, decision: keep, reason: Both reviewers keep it.}
  - {date: 2023-01-31, actor: board, from: reviewed, to: final, decision: keep, reason: Part of the approved set.}
`;

const narrative = `title: The programme in 2025
summary: Plans and connections kept pace.
results:
  responsive-services: {progress: More homes are connected in every country., evidence: Customer registers of 2025}
assumptions:
  tariffs-stay-low: {status: holds}
risks:
  drought: {likelihood: medium, impact: high, note: One dry year.}
`;

/** What the definitions say: no finding of any kind is right here. */
export const definitions: Texts = {
  'plumbline.yaml': settings,
  'library/shared.yaml': library,
  'frameworks/programme.yaml': programme,
  ...Object.fromEntries(countries.map((each) => [`frameworks/${each.id}.yaml`, country(each)])),
  'reviews/programme/complaints-resolved.yaml': review,
  'narratives/programme/2025.yaml': narrative,
};

const collected = (year: number) => `${year + 1}-02-10`;

function counted(given: Country, of: (country: Country) => readonly number[]): string {
  const rows = reported.flatMap((year, index) =>
    given.cities.map((city) => `${year},${city},${(of(given)[index] ?? 0) / 2},Register,${collected(year)}`),
  );
  return `period,place,value,source,collected_on\n${rows.join('\n')}\n`;
}

function certified(given: Country): string {
  const rows = reported.flatMap((year, index) =>
    given.cities.flatMap((city) => {
      const all = (staffOf(given)[index] ?? 0) / 2;
      const sexes = { '': all, female: all / 2, male: all / 2 };
      return Object.entries(sexes).map(([sex, value]) => `${year},${city},${sex},${value},Register,${collected(year)}`);
    }),
  );
  return `period,place,sex,value,source,collected_on\n${rows.join('\n')}\n`;
}

function connections(given: Country): string {
  const homes = given.households / 2;
  const rows = reported.flatMap((year, index) =>
    given.cities.map((city) => {
      const connected = (homes / 100) * (connectedOf(given)[index] ?? 0);
      return `${year},${city},,${connected},${homes},Customer register,${collected(year)}`;
    }),
  );
  return `period,place,value,numerator,denominator,source,collected_on\n${rows.join('\n')}\n`;
}

/** Every planned value reported, two years long. */
export const measurements: Texts = {
  'measurements/programme/waterborne-illness.csv': `period,value,numerator,denominator,source,collected_on
2024,,88800,1200000,Case registers,2025-02-10
2025,,84000,1200000,Case registers,2026-02-10
`,
  'measurements/programme/complaints-resolved.csv': `period,value,numerator,denominator,source,collected_on
2024,,108000,200000,Complaint registers,2025-02-10
2025,,112000,200000,Complaint registers,2026-02-10
`,
  ...Object.fromEntries(
    countries.flatMap((each) => [
      [`measurements/${each.id}/water-access.csv`, connections(each)],
      [`measurements/${each.id}/standards-adopted.csv`, counted(each, standardsOf)],
      [`measurements/${each.id}/service-plans.csv`, counted(each, plansOf)],
      [`measurements/${each.id}/forums-held.csv`, counted(each, forumsOf)],
      [`measurements/${each.id}/staff-certified.csv`, certified(each)],
    ]),
  ),
};
