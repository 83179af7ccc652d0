"""French."""

from __future__ import annotations

from generator.frontend.words.language import Language

FRENCH = Language(
    name="French",
    columns={
        "name": "champ, nom, propriété, propriete, paramètre, parametre, attribut, colonne, colonnes, "
        "variable, argument, option, clé, clef, élément, membre, champs, propriétés, "
        "paramètres, attributs, identifiant, en-tête",
        "unit": "unité, unités",
        "type": "type, type de donnée, type de données, schéma",
        "required": "obligatoire, requis, requise, nécessaire, présence, obligation",
        "optional": "facultatif, optionnel, facultative, optionnelle",
        "nullable": "nul, nullable, peut être nul, accepte null, valeur nulle",
        "doc": "description, notes, remarque, remarques, signification, commentaire, "
        "commentaires, détails, détail, explication, définition, résumé, usage, "
        "libellé, rôle, utilité, fonction, but",
        "default": "défaut, par défaut, valeur par défaut, defaut",
        "example": "exemple, exemples, échantillon, valeur d'exemple, valeurs d'exemple",
        "constraints": "contraintes, contrainte, validation, règle, règles, restrictions, limites",
        "values": "valeurs possibles, valeurs autorisées, valeurs permises, "
        "valeurs acceptées, valeurs admises, valeurs, énumération, plage, plage de valeurs",
        "cardinality": "cardinalité",
        "access": "accès",
        "deprecated": "obsolète, déprécié",
        "length": "longueur, longueur maximale",
    },
    values={
        "name": "nom, constante, étiquette, libellé",
        "value": "valeur, valeurs, code",
        "doc": "description, notes, signification, commentaire, détails",
    },
    titles={
        "rows": "champ, champs, paramètre, paramètres, parametres, propriété, propriétés, "
        "attribut, attributs, colonne, colonnes, arguments, variables, structure",
        "sides": "requête, requete, réponse, reponse, corps, entrée, entrées, sortie, sorties, "
        "retour, en-têtes, entêtes",
        "details": "chemin, optionnels, obligatoires, requis, facultatifs",
        "fillers": "de, du, des, le, la, les, et, pour, liste, description, données, "
        "disponibles, principaux, détail, communs",
        "values": "valeur, valeurs, possibles, autorisées, acceptées",
        "kinds": "table, collection, objet, entité",
    },
    fields="champ, propriété, attribut",
    fillers="nom, champ, paramètre, valeur, de, du, des, la, le, les, donnée, données, est, "
    "propriété, attribut, objet, un, une, l, d",
    generic="nom, élément, usage, identifiant",
    head_first=True,
    yes="oui, vrai, toujours",
    no="non, faux, jamais",
    on="activé",
    off="désactivé",
    required="obligatoire, requis, requise, nécessaire, exigé",
    optional="facultatif, facultative, optionnel, optionnelle, conditionnel, "
    "conditionnelle, recommandé, recommandée",
    when="si, quand, lorsque, sauf",
    nullable=(
        "peut être null, peut être nul, peut être nulle, peuvent être null, ou null, null "
        "si, null quand, null lorsque, null sinon, sinon null, vaut null"
    ),
    negations="ne, pas, jamais, non",
    deprecated="obsolète, déprécié, dépréciée",
    since="depuis, à partir, en, au profit, et, utilisez, utiliser",
    deprecated_here="ce champ est obsolète, ce champ est déprécié, cette propriété est obsolète",
    types={
        "str": "chaîne, chaine, chaîne de caractères, chaine de caractères, texte, "
        "caractère, courriel, alphanumérique, durée, adresse e mail",
        "int": "entier, nombre entier, entier long, entiers",
        "number": "nombre, numérique, numerique, valeur numérique",
        "float": "flottant, nombre flottant, nombre réel, réel, virgule flottante, "
        "nombre à virgule flottante, nombre à virgule",
        "decimal": "décimal, décimale, nombre décimal, montant, monétaire",
        "bool": "booléen, booleen, logique, booléenne, vrai/faux",
        "bytes": "binaire, octets",
        "date": "date",
        "datetime": "date et heure, date/heure, horodatage, date heure",
        "time": "heure",
        "any": "quelconque, n'importe quel type, tout type, mixte, inconnu, "
        "n'importe quelle valeur",
        "null": "nul",
        "file": "fichier",
    },
    lists="liste, tableau, ensemble, collection, array",
    maps="objet, dictionnaire, carte, table, enregistrement",
    of="de, d', d\u2019, des",
    either="ou, ou bien",
    enum="énumération, enumeration, énuméré",
    one_of="un de, une de, l'un de, l'une de, parmi",
    allowed="valeurs possibles, valeurs autorisées, peut être, doit être, valeurs acceptées, "
    "valeurs admises, l'une des valeurs",
    default="par défaut, valeur par défaut, défaut",
    nothing="aucun, aucune, vide, néant, généré",
    read_only="lecture seule, en lecture seule",
    write_only="écriture seule, en écriture seule",
    least="minimum, au moins, min",
    most="maximum, au plus, jusqu'à, max",
    most_behind="maximum, max, au plus",
    between="entre",
    up_to="à, et",
    units="caractère, caractères, caracteres, éléments, élément",
    every="tous les, toutes les, chaque",
    see="voir, cf., décrit dans, définie dans",
    always="toujours",
    counters="n°",
)
