# SPDX-License-Identifier: GPL-3.0-or-later
# Sanitized builds: everything of the house is instrumented, the map engine too (a fault in it would else only be seen
# as a restart); Qt, QGIS and GDAL are what the system has.

set(HUYING_PATIENCE 1) # how much longer tests may take; waits inside of them stretch through tests/support/patience.h
set(sanitizerOptions "")
if(HUYING_SANITIZE)
  target_compile_options(huying-flags INTERFACE -fsanitize=${HUYING_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(huying-flags INTERFACE -fsanitize=${HUYING_SANITIZE})
  if(HUYING_SANITIZE MATCHES address) # what tells where each check stands needs no relocations then: 100 MB a test less
    target_link_options(huying-flags INTERFACE -no-pie)
  endif()
  set(HUYING_PATIENCE 5)
  # Reports go to files: those of a process that a test starts would get lost with its output.
  set(sanitizerReports "${CMAKE_BINARY_DIR}/reports")
  set(sanitizerOptions
    "ASAN_OPTIONS=log_path=${sanitizerReports}/address:detect_leaks=1:detect_stack_use_after_return=1:handle_segv=2"
    "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/sanitizers/leaks.supp:print_suppressions=0"
    "UBSAN_OPTIONS=log_path=${sanitizerReports}/undefined:halt_on_error=1:print_stacktrace=1"
    "TSAN_OPTIONS=log_path=${sanitizerReports}/thread:second_deadlock_stack=1")
  add_test(NAME sanitizer-reports-cleared
    COMMAND ${CMAKE_COMMAND} -DREPORTS=${sanitizerReports} -DSTEP=clear -P "${CMAKE_SOURCE_DIR}/cmake/sanitizerreports.cmake")
  add_test(NAME no-sanitizer-reports
    COMMAND ${CMAKE_COMMAND} -DREPORTS=${sanitizerReports} -DPROGRAMS=${CMAKE_BINARY_DIR}/bin -DSTEP=look
            -P "${CMAKE_SOURCE_DIR}/cmake/sanitizerreports.cmake")
  set_tests_properties(sanitizer-reports-cleared PROPERTIES FIXTURES_SETUP sanitizer-reports)
  set_tests_properties(no-sanitizer-reports PROPERTIES FIXTURES_CLEANUP sanitizer-reports)
endif()

# huying_test_run(name SECONDS): time limits of ctest, of Qt Test, and of waits inside the test; sanitizer options.
function(huying_test_run name seconds)
  math(EXPR seconds "${seconds} * ${HUYING_PATIENCE}")
  set_property(TEST ${name} PROPERTY TIMEOUT ${seconds})
  set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT
    "QTEST_FUNCTION_TIMEOUT=${seconds}000" "HUYING_PATIENCE=${HUYING_PATIENCE}" ${sanitizerOptions})
  if(HUYING_SANITIZE)
    set_property(TEST ${name} PROPERTY FIXTURES_REQUIRED sanitizer-reports)
  endif()
endfunction()
