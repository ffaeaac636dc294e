//! The starter file of a new checklist, with its comments. YAML braces are written ⟨ ⟩ here, because { } are
//! placeholders.

use crate::words;

words! {
    EXTENDS = "# 바탕 점검표. 문항, 영역, 개요 항목을 모두 이어받고 아래에서 id로 고칩니다.
extends: {base}
# 이어받지 않을 것의 id를 적습니다.
remove: []
", "# The checklist to start from. All its questions, sections and facts are taken over; change them below by id.
extends: {base}
# Ids of what is not to be taken over.
remove: []
";
    STARTER = "# yaml-language-server: $schema=./checklist.schema.json
# 위 줄이 있으면 편집기가 필드를 채워 주고 바로 검사합니다. 스키마는 이렇게 만듭니다.
#   selfcheck checklist schema > checklist.schema.json
# 고친 뒤에는 이렇게 확인합니다.
#   selfcheck checklist validate 이파일.yaml
# 형식 전체는 docs/authoring.md에 있습니다.
format: 1
id: {id}
# 읽는 사람이 알아야 할 변경이 있으면 버전을 올립니다.
version: \"0.1\"
title: ⟨ ko: 새 점검표, en: A new checklist ⟩
publisher: ⟨ ko: 우리 회사, en: Our company ⟩
license: CC-BY-4.0
# 첫 언어가 원문입니다.
languages: [ko, en]
{extends}
# 어떤 문항을 물을지 정하는 시스템의 사실
profile:
  - id: trained-here
    ask: ⟨ ko: 모델을 직접 학습했는가?, en: Was the model trained here? ⟩
    kind: yes-no               # yes-no | one-of | many-of | text

sections:
  - id: {prefix}-data
    title: ⟨ ko: 데이터, en: Data ⟩
    questions:
      - id: {prefix}-Q1
        # 시스템을 보고 확인할 수 있는 것 하나만 묻습니다.
        ask:
          ko: 학습 데이터마다 출처와 이용 조건을 기록하고 있는가?
          en: Is the source of every training data set recorded with its terms of use?
        # 이 점검이 막으려는 피해
        why:
          ko: 출처를 모르는 데이터는 지울 수도, 권리를 확인할 수도 없다.
          en: Data of unknown source can neither be deleted nor cleared for use.
        # 번호를 붙인 단계. 분야에서 실제로 쓰는 방법과 도구를 적습니다.
        how:
          ko: |
            1. 데이터 목록에 출처, 받은 날짜, 이용 조건을 적는다.
            2. 목록에 없는 데이터로는 학습 작업이 시작되지 않게 한다.
          en: |
            1. List every data set with its source, date and terms of use.
            2. Keep training jobs from starting with data that is not on the list.
        # 심사자가 믿을 만한 문서
        evidence:
          - ⟨ ko: 데이터 목록, en: Data inventory ⟩
          - ⟨ ko: 학습 작업의 차단 설정, en: The setting that blocks training jobs ⟩
        answer: yes-no             # yes-no | yes-partial-no | nplf | number | one-of | many-of | text
        applies_when: ⟨ trained-here: true ⟩
        owner: ⟨ ko: 데이터 책임자, en: data lead ⟩
        stage: data                # management | data | model | system | operation
        references: []             # 예: \"kr-pipa:25(5)\"
", "# yaml-language-server: $schema=./checklist.schema.json
# With the line above an editor completes fields and checks while you type. This makes the schema:
#   selfcheck checklist schema > checklist.schema.json
# Check what you wrote with:
#   selfcheck checklist validate THIS-FILE.yaml
# docs/authoring.md has the whole format.
format: 1
id: {id}
# Raise the version with every change that readers should notice.
version: \"0.1\"
title: ⟨ ko: 새 점검표, en: A new checklist ⟩
publisher: ⟨ ko: 우리 회사, en: Our company ⟩
license: CC-BY-4.0
# The first language is the original wording.
languages: [ko, en]
{extends}
# Facts about the system that decide which questions are asked
profile:
  - id: trained-here
    ask: ⟨ ko: 모델을 직접 학습했는가?, en: Was the model trained here? ⟩
    kind: yes-no               # yes-no | one-of | many-of | text

sections:
  - id: {prefix}-data
    title: ⟨ ko: 데이터, en: Data ⟩
    questions:
      - id: {prefix}-Q1
        # One thing that a person can check by inspecting the system.
        ask:
          ko: 학습 데이터마다 출처와 이용 조건을 기록하고 있는가?
          en: Is the source of every training data set recorded with its terms of use?
        # The harm this prevents
        why:
          ko: 출처를 모르는 데이터는 지울 수도, 권리를 확인할 수도 없다.
          en: Data of unknown source can neither be deleted nor cleared for use.
        # Numbered steps with the methods and tools that the field really uses
        how:
          ko: |
            1. 데이터 목록에 출처, 받은 날짜, 이용 조건을 적는다.
            2. 목록에 없는 데이터로는 학습 작업이 시작되지 않게 한다.
          en: |
            1. List every data set with its source, date and terms of use.
            2. Keep training jobs from starting with data that is not on the list.
        # Documents that would convince an assessor
        evidence:
          - ⟨ ko: 데이터 목록, en: Data inventory ⟩
          - ⟨ ko: 학습 작업의 차단 설정, en: The setting that blocks training jobs ⟩
        answer: yes-no             # yes-no | yes-partial-no | nplf | number | one-of | many-of | text
        applies_when: ⟨ trained-here: true ⟩
        owner: ⟨ ko: 데이터 책임자, en: data lead ⟩
        stage: data                # management | data | model | system | operation
        references: []             # such as \"kr-pipa:25(5)\"
";
}
