# Runs one program of tests/std and compares its stdout with the recorded one.
#   cmake -DSOURCE=x.go -DEXPECTED=x.out (-DRUN_GO=path/of/run_go | -DREAL_GO=go -DDRIVER=driver.go) -P run.cmake
if(RUN_GO)
    execute_process(COMMAND ${RUN_GO} ${SOURCE} --level none ${ARGS}
        OUTPUT_FILE ${WORK}.actual ERROR_VARIABLE errors RESULT_VARIABLE code)
else()
    # A folder of its own, so that the database driver of the scenarios can be compiled with it.
    get_filename_component(name ${SOURCE} NAME_WE)
    set(folder ${WORK}.d)
    file(REMOVE_RECURSE ${folder})
    file(MAKE_DIRECTORY ${folder})
    file(COPY ${SOURCE} DESTINATION ${folder})
    file(READ ${SOURCE} text)
    set(files ${name}.go)
    if(text MATCHES "\"database/sql\"")
        file(COPY ${DRIVER} DESTINATION ${folder})
        get_filename_component(driver ${DRIVER} NAME)
        list(APPEND files ${driver})
    endif()
    execute_process(COMMAND ${REAL_GO} run ${files} WORKING_DIRECTORY ${folder}
        OUTPUT_FILE ${WORK}.actual ERROR_VARIABLE errors RESULT_VARIABLE code)
endif()
if(NOT code EQUAL 0)
    message(FATAL_ERROR "exit code ${code}\n${errors}")
endif()
# Compared as bytes: some of the texts are not UTF-8.
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${EXPECTED} ${WORK}.actual RESULT_VARIABLE different)
if(different)
    execute_process(COMMAND diff -a ${EXPECTED} ${WORK}.actual OUTPUT_VARIABLE difference)
    message(FATAL_ERROR "the output differs:\n${difference}")
endif()
