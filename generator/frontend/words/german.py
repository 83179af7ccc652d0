"""German."""

from __future__ import annotations

from generator.frontend.words.language import Language

GERMAN = Language(
    name="German",
    columns={
        "name": "feld, feldname, name, eigenschaft, parameter, parametername, attribut, "
        "spalte, spalten, spaltenname, variable, argument, option, schlüssel, element, mitglied, "
        "felder, eigenschaften, attribute, attributname, bezeichner, einstellung, "
        "schluessel",
        "unit": "einheit, einheiten",
        "type": "typ, datentyp, feldtyp, art, schema",
        "required": "pflicht, pflichtfeld, erforderlich, verpflichtend, notwendig, muss, "
        "benötigt, obligatorisch, zwingend, pflichtangabe",
        "optional": "optional, freiwillig",
        "nullable": "nullwert, null erlaubt, nullbar, kann null sein, darf null sein",
        "doc": "beschreibung, bemerkung, bemerkungen, hinweis, hinweise, bedeutung, "
        "kommentar, kommentare, erklärung, erläuterung, anmerkung, anmerkungen, "
        "einzelheiten, inhalt, zweck, definition, notiz, funktion",
        "default": "standard, standardwert, vorgabe, vorgabewert, voreinstellung, vorbelegung",
        "example": "beispiel, beispiele, beispielwert, beispielwerte, muster",
        "constraints": "einschränkungen, einschränkung, regeln, validierung, bedingungen, "
        "beschränkungen, beschränkung, regel",
        "values": "erlaubte werte, mögliche werte, zulässige werte, gültige werte, "
        "wertebereich, bereich, auswahl, werte",
        "cardinality": "kardinalität, anzahl",
        "access": "zugriff",
        "deprecated": "veraltet",
        "length": "länge, maximale länge",
        "group": "tabelle, entität, einheit, ereignis, nachricht",
    },
    values={
        "name": "name, konstante, bezeichnung",
        "value": "wert, werte, code, schlüssel",
        "doc": "beschreibung, bemerkung, hinweis, bedeutung, kommentar, erklärung",
    },
    titles={
        "rows": "feld, felder, eigenschaft, eigenschaften, attribut, attribute, parameter, "
        "spalte, spalten, argumente, variablen, struktur",
        "sides": "anfrage, antwort, eingabe, ausgabe, eingaben, ausgaben, rückgabe, "
        "rückgabewert, kopfzeilen",
        "details": "pfad, abfrage, optionale, erforderliche, pflicht, weitere, zusätzliche",
        "fillers": "der, die, das, des, und, für, von, liste, beschreibung, definition, "
        "definitionen, übersicht, daten, verfügbare, gemeinsame",
        "values": "wert, werte, mögliche, erlaubte, zulässige, gültige",
        "kinds": "tabelle, sammlung, objekt, entität, ressourcentyp",
    },
    fields="feld, eigenschaft, attribut",
    fillers="name, feld, feldes, parameter, parameters, wert, wertes, der, die, das, des, ist, eigenschaft, objekt, "
    "ein, eine",
    generic="name, element, art, inhalt, bezeichner",
    yes="ja, j, wahr, immer",
    no="nein, n, falsch, nie, niemals",
    on="an, ein, aktiviert",
    off="aus, deaktiviert",
    required="pflicht, erforderlich, verpflichtend, notwendig, muss, pflichtfeld, "
    "benötigt, obligatorisch, zwingend",
    optional="optional, bedingt, empfohlen, freiwillig, kann, soll, bedingt erforderlich, "
    "bedingte pflicht, wahlweise",
    when="wenn, falls, sofern, außer",
    nullable=(
        "kann null sein, darf null sein, oder null, null wenn, null falls, null bei, "
        "sonst null, ist null wenn, nullbar"
    ),
    negations="nicht, nie, kein, keine",
    deprecated="veraltet, obsolet",
    since="seit, ab, in, zugunsten, und, bitte",
    deprecated_here="dieses feld ist veraltet, diese eigenschaft ist veraltet",
    types={
        "str": "zeichenkette, zeichenfolge, text, zeichen, e mail, zeit, "
        "freitext, alphanumerisch, dauer",
        "int": "ganzzahl, ganze zahl, ganzzahlig, unix zeitstempel, unixzeit",
        "number": "zahl, numerisch, nummer, zahlenwert",
        "float": "gleitkommazahl, fließkommazahl, fliesskommazahl, kommazahl, "
        "gleitkomma, fließkomma",
        "decimal": "dezimal, dezimalzahl, betrag, geldbetrag, währungsbetrag",
        "bool": "wahrheitswert, boolesch, boolescher wert, ja/nein, wahr/falsch, "
        "bool'scher wert",
        "bytes": "binär, binaer, bytefolge, binärdaten",
        "date": "datum, iso datum",
        "datetime": "zeitstempel, datum und uhrzeit, datum/uhrzeit, datum/zeit, zeitpunkt, "
        "datum mit uhrzeit",
        "time": "uhrzeit",
        "any": "beliebig, beliebiger wert, beliebiger typ, unbekannt",
        "null": "nichts",
        "file": "datei",
    },
    lists="liste, feld, reihe, menge, array, aufzählung",
    maps="objekt, wörterbuch, zuordnung, datensatz",
    of="von, mit, aus",
    either="oder",
    enum="aufzählung, aufzählungstyp, auswahl",
    one_of="eines von, einer von, eine von, eins von",
    allowed="erlaubte werte, mögliche werte, zulässige werte, gültige werte, kann sein, entweder, "
    "werte, erlaubt",
    default="standard, standardwert, vorgabe, voreinstellung, standardmäßig, vorgabewert, "
    "standard ist",
    nothing="kein, keine, keiner, leer, erzeugt, generiert, automatisch",
    read_only="schreibgeschützt, nur lesen, nur lesbar",
    write_only="nur schreiben, nur schreibbar",
    least="mindestens, minimal, mind.",
    most="höchstens, maximal, max., bis zu",
    most_behind="maximal, höchstens",
    between="zwischen",
    up_to="bis, und",
    units="zeichen, einträge, elemente",
    every="alle, sämtliche",
    see="siehe, s., vgl.",
    always="immer, fest",
    counters="nr, nr.",
)
