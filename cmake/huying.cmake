# SPDX-License-Identifier: GPL-3.0-or-later

# huying_layer(name LINKS … SOURCES … [BATCH n]): one static library a layer, moc and precompiled Qt headers on. The
# presets compile BATCH files of a folder as one (a quarter of the time), so what is local to a file has a name that
# its neighbours in the folder do not use.
function(huying_layer name)
  cmake_parse_arguments(ARG "" "BATCH" "SOURCES;LINKS;PCH" ${ARGN})
  if(NOT ARG_BATCH)
    set(ARG_BATCH 5)
  endif()
  add_library(${name} STATIC ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON UNITY_BUILD_MODE GROUP)
  foreach(file IN LISTS ARG_SOURCES)
    if(file MATCHES "^(.*/)?[^/]*\\.cpp$")
      string(MAKE_C_IDENTIFIER "group_${CMAKE_MATCH_1}" folder)
      math(EXPR ${folder} "0${${folder}} + 1")
      math(EXPR batch "(${${folder}} - 1) / ${ARG_BATCH}")
      set_source_files_properties(${file} PROPERTIES UNITY_GROUP "${folder}${batch}")
    endif()
  endforeach()
  target_link_libraries(${name} PUBLIC huying-flags ${ARG_LINKS})
  if(ARG_PCH)
    target_precompile_headers(${name} PRIVATE ${ARG_PCH})
  endif()
endfunction()

# huying_test(name LABEL label LINKS …): tests/<folder>/<name>.cpp as one Qt Test executable. The folder's first
# test compiles Qt Test's headers, the others of the folder take them from it.
function(huying_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "LINKS;SOURCES" ${ARGN})
  add_executable(${name} ${name}.cpp ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON UNITY_BUILD OFF
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} huying-test-support Qt6::Test)
  target_compile_definitions(${name} PRIVATE
    HUYING_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures" HUYING_SOURCE="${CMAKE_SOURCE_DIR}"
    HUYING_BIN="${CMAKE_BINARY_DIR}/bin")
  get_property(first DIRECTORY PROPERTY HUYING_FIRST_TEST)
  if(first)
    target_precompile_headers(${name} REUSE_FROM ${first})
  else()
    target_precompile_headers(${name} PRIVATE <QtTest>)
    set_property(DIRECTORY PROPERTY HUYING_FIRST_TEST ${name})
  endif()
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=Asia/Shanghai;LC_ALL=C.UTF-8")
  huying_test_run(${name} ${ARG_TIMEOUT})
endfunction()

# huying_long_test(name SECONDS LABEL label [COMMAND …] ENVIRONMENT …): the test once more in its long form, alone on the
# machine; only for ctest -C long, which ./check --long runs.
function(huying_long_test name seconds)
  cmake_parse_arguments(ARG "" "LABEL" "ENVIRONMENT;COMMAND" ${ARGN})
  if(NOT ARG_COMMAND)
    set(ARG_COMMAND ${name})
  endif()
  add_test(NAME ${name}-long CONFIGURATIONS long COMMAND ${ARG_COMMAND})
  set_tests_properties(${name}-long PROPERTIES LABELS "${ARG_LABEL};long" RUN_SERIAL ON
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=Asia/Shanghai;LC_ALL=C.UTF-8;${ARG_ENVIRONMENT}")
  huying_test_run(${name}-long ${seconds})
endfunction()
