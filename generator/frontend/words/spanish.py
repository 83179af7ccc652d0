"""Spanish."""

from __future__ import annotations

from generator.frontend.words.language import Language

SPANISH = Language(
    name="Spanish",
    columns={
        "name": "campo, nombre, propiedad, parámetro, parametro, atributo, columna, columnas, variable, "
        "argumento, opción, opcion, clave, elemento, miembro, campos, propiedades, "
        "parámetros, atributos, identificador, llave, encabezado, cabecera",
        "unit": "unidad, unidades",
        "type": "tipo, tipo de dato, tipo de datos, esquema",
        "required": "obligatorio, obligatoria, oblig., requerido, requerida, obligatoriedad, "
        "necesario, presencia",
        "optional": "opcional",
        "nullable": "nulo, admite nulos, permite nulos, nulable, anulable, admite nulo, "
        "puede ser nulo, permite nulo",
        "doc": "qué es, qué hace, para qué sirve, función, descripción, descripcion, notas, nota, significado, comentario, comentarios, "
        "detalles, detalle, observaciones, explicación, definición, resumen, uso, propósito, proposito, finalidad",
        "default": "predeterminado, por defecto, valor por defecto, valor predeterminado, "
        "defecto, valor por omisión",
        "example": "ejemplo, ejemplos, muestra, valor de ejemplo, valores de ejemplo",
        "constraints": "restricciones, restricción, validación, validaciones, regla, reglas, "
        "límites",
        "values": "valores permitidos, valores posibles, valores válidos, valores aceptados, "
        "opciones, enumeración, valores, rango, rango de valores",
        "cardinality": "cardinalidad",
        "access": "acceso",
        "deprecated": "obsoleto, en desuso",
        "length": "longitud, tamaño",
        "group": "tabla, entidad, evento, mensaje",
    },
    values={
        "name": "nombre, constante, etiqueta",
        "value": "valor, valores, código",
        "doc": "descripción, descripcion, notas, significado, comentario, detalles",
    },
    titles={
        "rows": "campo, campos, parámetro, parámetros, parametros, propiedad, propiedades, "
        "atributo, atributos, columna, columnas, argumentos, variables, estructura",
        "sides": "solicitud, petición, peticion, respuesta, cuerpo, entrada, entradas, salida, "
        "salidas, cabeceras, encabezados, retorno",
        "details": "consulta, ruta, opcionales, obligatorios, requeridos",
        "fillers": "de, la, del, el, los, las, en, y, para, lista, descripción, "
        "datos, principales, disponibles, comunes, detalle",
        "values": "valor, valores, posibles, permitidos, aceptados",
        "kinds": "tabla, colección, objeto, entidad",
    },
    fields="campo, propiedad, atributo",
    fillers="nombre, campo, parámetro, valor, de, del, la, el, los, las, dato, datos, es, "
    "propiedad, atributo, objeto, un, una",
    generic="nombre, elemento, uso, identificador",
    head_first=True,
    yes="sí, si, s, verdadero, siempre",
    no="no, n, falso, nunca",
    on="activado",
    off="desactivado",
    required="obligatorio, obligatoria, requerido, requerida, necesario, necesaria",
    optional="opcional, condicional, recomendado, recomendada, opcionalmente, depende, "
    "condicionalmente",
    when="si, cuando, salvo, solo si",
    nullable=(
        "puede ser null, puede ser nulo, puede ser nula, o null, o nulo, null si, nulo "
        "si, nula si, null cuando, nulo cuando, nula cuando, si no null"
    ),
    negations="no, nunca, sin",
    deprecated="obsoleto, obsoleta, en desuso",
    since="desde, a partir, a favor, en, y, use, usar, utilice",
    deprecated_here="este campo está obsoleto, este campo está en desuso",
    types={
        "str": "cadena, texto, cadena de texto, cadena de caracteres, carácter, caracteres, "
        "correo, correo electrónico, correo electronico, alfanumérico, duración, "
        "dirección de correo",
        "int": "entero, número entero, numero entero, enteros, entero largo, int largo",
        "number": "número, numero, numérico, numerico, valor numérico",
        "float": "flotante, coma flotante, punto flotante, doble, real, "
        "número de coma flotante, número real",
        "decimal": "decimal, número decimal, numero decimal, moneda, dinero, importe",
        "bool": "booleano, lógico, booleana, verdadero/falso",
        "bytes": "binario, octetos",
        "date": "fecha",
        "datetime": "fecha y hora, fecha/hora, fecha hora, marca de tiempo, marca temporal",
        "time": "hora",
        "any": "cualquiera, cualquier valor, cualquier tipo, mixto, desconocido",
        "null": "nulo",
        "file": "archivo, fichero",
    },
    lists="lista, arreglo, matriz, vector, conjunto, colección, array",
    maps="objeto, mapa, diccionario, registro",
    of="de",
    either="o, u, o bien",
    enum="enumeración, enumerado, enumeracion, enumerados",
    one_of="uno de, una de, alguno de",
    allowed="valores posibles, valores permitidos, valores válidos, puede ser, debe ser, "
    "opciones, valores aceptados, valores admitidos",
    default="por defecto, valor por defecto, predeterminado, valor predeterminado",
    nothing="ninguno, ninguna, vacío, sin valor, automático, generado",
    read_only="solo lectura, sólo lectura, de solo lectura",
    write_only="solo escritura, sólo escritura",
    least="mínimo, minimo, mínimo de, al menos, por lo menos, como mínimo",
    most="máximo, maximo, máximo de, hasta, como máximo",
    most_behind="como máximo, máximo, maximo",
    between="entre",
    up_to="a, y, hasta",
    units="caracteres, carácter, elementos",
    every="todos los, todas las, todos, todas",
    see="ver, véase, consulte, consultar",
    always="siempre",
)
