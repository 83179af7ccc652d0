"""Portuguese."""

from __future__ import annotations

from generator.frontend.words.language import Language

PORTUGUESE = Language(
    name="Portuguese",
    columns={
        "name": "campo, nome, propriedade, parâmetro, parametro, atributo, coluna, colunas, variável, "
        "argumento, opção, chave, elemento, membro, campos, propriedades, parâmetros, "
        "atributos, identificador, cabeçalho",
        "unit": "unidade, unidades",
        "type": "tipo, tipo de dado, tipo de dados, esquema",
        "required": "obrigatório, obrigatorio, obrigatória, requerido, requerida, "
        "obrigatoriedade, obrig., necessário, exigido, presença",
        "optional": "opcional",
        "nullable": "nulo, permite nulo, aceita nulo, anulável, pode ser nulo, permite nulos",
        "doc": "descrição, descricao, notas, nota, significado, comentário, comentários, "
        "detalhes, observações, observação, explicação, definição, resumo, uso, propósito, proposito, finalidade, "
        "o que é, o que faz, para que serve, função",
        "default": "padrão, padrao, valor padrão, predefinido, valor predefinido, "
        "por omissão, valor por omissão, valor default",
        "example": "exemplo, exemplos, amostra, valor de exemplo, valores de exemplo",
        "constraints": "restrições, restrição, validação, validações, regra, regras, limites",
        "values": "valores permitidos, valores possíveis, valores válidos, valores aceitos, "
        "opções, domínio, valores, intervalo, faixa, faixa de valores",
        "cardinality": "cardinalidade",
        "access": "acesso",
        "deprecated": "obsoleto, descontinuado",
        "length": "tamanho, comprimento",
        "group": "tabela, entidade, evento, mensagem",
    },
    values={
        "name": "nome, constante, rótulo",
        "value": "valor, valores, código",
        "doc": "descrição, descricao, notas, significado, comentário, detalhes",
    },
    titles={
        "rows": "campo, campos, parâmetro, parâmetros, parametros, propriedade, propriedades, "
        "atributo, atributos, coluna, colunas, argumentos, variáveis, estrutura",
        "sides": "requisição, requisicao, solicitação, resposta, corpo, entrada, "
        "entradas, saída, saídas, retorno, cabeçalhos",
        "details": "consulta, caminho, rota, opcionais, obrigatórios",
        "fillers": "de, da, do, das, dos, o, a, os, as, e, para, em, lista, descrição, "
        "dados, principais, disponíveis, definição, comuns, sucesso",
        "values": "valor, valores, possíveis, permitidos, aceitos",
        "kinds": "tabela, coleção, objeto, entidade",
    },
    fields="campo, propriedade, atributo",
    fillers="nome, campo, parâmetro, valor, de, do, da, dos, das, o, a, dado, dados, é, "
    "propriedade, atributo, objeto, um, uma",
    generic="nome, elemento, uso, identificador",
    head_first=True,
    yes="sim, s, verdadeiro, sempre",
    no="não, nao, n, falso, nunca",
    on="ativado",
    off="desativado",
    required="obrigatório, obrigatorio, obrigatória, requerido, requerida, necessário, "
    "exigido",
    optional="opcional, condicional, recomendado, facultativo, depende, condicionalmente",
    when="se, quando, salvo, somente se",
    nullable=(
        "pode ser null, pode ser nulo, pode ser nula, ou null, ou nulo, null se, nulo se, "
        "nula se, null quando, nulo quando, nula quando, caso contrário null"
    ),
    negations="não, nunca, sem",
    deprecated="obsoleto, obsoleta, descontinuado, descontinuada, em desuso",
    since="desde, a partir, a favor, em, e, use",
    deprecated_here="este campo está obsoleto, este campo foi descontinuado",
    types={
        "str": "texto, cadeia, cadeia de caracteres, cadeia de texto, caractere, caracteres, "
        "e mail, alfanumérico, duração, sequência de caracteres",
        "int": "inteiro, número inteiro, numero inteiro, inteiros, inteiro longo",
        "number": "número, numero, numérico, numerico, valor numérico",
        "float": "ponto flutuante, flutuante, vírgula flutuante, duplo, número real, real",
        "decimal": "decimal, número decimal, moeda, dinheiro, monetário, valor monetário",
        "bool": "booleano, lógico, booleana, verdadeiro/falso",
        "bytes": "binário, binario",
        "date": "data",
        "datetime": "data e hora, data/hora, data hora, carimbo de data/hora",
        "time": "hora",
        "any": "qualquer, qualquer valor, qualquer tipo, misto, desconhecido",
        "null": "nulo",
        "file": "arquivo, ficheiro",
    },
    lists="lista, arranjo, matriz, vetor, conjunto, coleção, array",
    maps="objeto, mapa, dicionário, registro",
    of="de",
    either="ou",
    enum="enumeração, enumerado, enumeracao",
    one_of="um de, uma de, algum de",
    allowed="valores possíveis, valores permitidos, valores válidos, pode ser, deve ser, opções, "
    "valores aceitos",
    default="padrão, por padrão, valor padrão, o padrão é, por omissão, predefinido",
    nothing="nenhum, nenhuma, vazio, automático, gerado",
    read_only="somente leitura, apenas leitura, só de leitura",
    write_only="somente escrita, apenas escrita",
    least="mínimo, minimo, mínimo de, pelo menos, no mínimo",
    most="máximo, maximo, máximo de, até, no máximo",
    most_behind="no máximo, máximo",
    between="entre",
    up_to="a, e, até",
    units="caracteres, caractere, itens, elementos",
    every="todos os, todas as, todos, todas",
    shared="data",
    see="ver, veja, consulte",
    always="sempre",
)
