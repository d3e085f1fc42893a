# SPDX-License-Identifier: GPL-3.0-or-later

set(HUYING_TS "${CMAKE_SOURCE_DIR}/resources/i18n/huying_zh_CN.ts" "${CMAKE_SOURCE_DIR}/resources/i18n/huying_en.ts")
set(HUYING_TR_FOLDERS app data maps theme widgets)

# huying_translations(target): compiles the .ts files and puts the .qm files under :/i18n of the target.
function(huying_translations target)
  set(qms "")
  foreach(ts IN LISTS HUYING_TS)
    get_filename_component(name "${ts}" NAME_WE)
    set(qm "${CMAKE_BINARY_DIR}/i18n/${name}.qm")
    add_custom_command(OUTPUT "${qm}" DEPENDS "${ts}"
      COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/i18n"
      COMMAND Qt6::lrelease -silent -removeidentical "${ts}" -qm "${qm}")
    list(APPEND qms "${qm}")
  endforeach()
  qt_add_resources(${target} translations PREFIX / BASE "${CMAKE_BINARY_DIR}" FILES ${qms})
endfunction()

# cmake --build … --target strings: takes new texts of the sources into the .ts files; then translate them there.
add_custom_target(strings WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" VERBATIM
  COMMAND Qt6::lupdate -silent -I "${CMAKE_SOURCE_DIR}" -no-obsolete -locations none -source-language en -target-language zh_CN
          ${HUYING_TR_FOLDERS} -ts resources/i18n/huying_zh_CN.ts
  COMMAND Qt6::lupdate -silent -I "${CMAKE_SOURCE_DIR}" -no-obsolete -locations none -pluralonly -source-language en -target-language en
          ${HUYING_TR_FOLDERS} -ts resources/i18n/huying_en.ts)
