import { keyed } from '../../words/keyed.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Cadre logique',
  description:
    'Le cadre sous la forme que demande un bailleur\u00A0: résultats, indicateurs, valeurs de référence, cibles, valeurs atteintes, sources de vérification, hypothèses et risques.',
  variants: {
    fcdo: {
      title: 'Cadre logique (FCDO)',
      description: 'Prévu et réalisé par cible intermédiaire, source, pondération et risque de chaque produit.',
    },
    eu: {
      title: 'Matrice du cadre logique (Union européenne)',
      description: 'Chaîne de résultats, indicateur, valeur de référence, cible, valeur actuelle, source, hypothèses.',
    },
    undp: {
      title: 'Cadre de résultats (PNUD)',
      description: 'Résultats, indicateurs, valeur de référence, cible, moyens de vérification, risques et hypothèses.',
    },
    'gac-pmf': {
      title: 'Cadre de mesure du rendement (Affaires mondiales Canada)',
      description:
        'Résultats escomptés, indicateurs, données de référence, cibles, sources des données, méthodes de collecte, fréquence, responsabilité.',
    },
    'world-bank': {
      title: 'Cadre de résultats et plan de suivi (Banque mondiale)',
      description:
        'Indicateurs avec valeur de référence, cibles intermédiaires, valeurs atteintes et cible finale\u202F; comment chacun est collecté.',
    },
  },
  donors: keyed({ eu: 'Union européenne', 'gac-pmf': 'Affaires mondiales Canada', 'world-bank': 'Banque mondiale' }),
  terms: {
    eu: keyed({ impact: 'objectif général', outcome: 'objectif spécifique', 'intermediate-outcome': 'autre effet' }),
    'gac-pmf': keyed({
      impact: 'résultat ultime',
      outcome: 'résultat intermédiaire',
      'intermediate-outcome': 'résultat immédiat',
      output: 'extrant',
    }),
    'world-bank': keyed({
      impact: 'objectif de niveau supérieur',
      outcome: 'objectif de développement du projet',
      'intermediate-outcome': 'résultat intermédiaire',
    }),
  },
  labels: {
    planned: 'Prévu',
    achieved: 'Réalisé',
    row: 'Ligne',
    indicatorName: 'Nom de l’indicateur',
    endTarget: 'cible finale',
    continued: 'suite',
    asAbove: 'comme ci-dessus',
    latest: 'Dernière valeur',
    undatedSteps: 'Étapes sans date',
    done: 'franchie',
    weighting: 'Pondération',
    impactWeighting: 'Pondération de l’impact',
    riskRated: 'Niveau de risque',
    resultsChain: 'Chaîne de résultats',
    currentValue: 'Valeur actuelle',
    sourcesAndMeans: 'Sources et moyens de vérification',
    verification: 'Moyens de vérification',
    risksAndAssumptions: 'Risques et hypothèses',
    expectedOutcomes: 'Résultats escomptés',
    baselineData: 'Données de référence',
    targets: 'Cibles',
    dataSource: 'Source des données',
    dataSources: 'Sources des données',
    collectionMethods: 'Méthodes de collecte des données',
    methodology: 'Méthodologie de collecte des données',
    responsibility: 'Responsabilité',
    intermediateTargets: 'Cibles intermédiaires',
    endTargetHead: 'Cible finale',
    definition: 'Définition',
    monitoringPlan: 'Plan de suivi',
    gap: 'Lacune\u00A0: non précisé',
    noIndicator: 'Aucun indicateur n’est défini pour ce résultat.',
    noAssumption: 'Lacune\u00A0: aucune hypothèse n’est énoncée pour le passage de ce résultat au suivant.',
    noneFollows: 'Sans objet\u00A0: ce résultat ne contribue à aucun autre.',
    noResults: 'Le cadre n’a pas encore de résultats.',
    inputsElsewhere:
      'Les moyens en argent et en personnel et la part du bailleur dans le coût ne font pas partie du cadre\u00A0: ils viennent du budget.',
  },
  milestone: (number) => `Cible intermédiaire ${number}`,
};
