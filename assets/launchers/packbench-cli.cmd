@echo off
rem The command line of an installed Packbench: its own Electron serves as Node.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0Packbench.exe" "%~dp0resources\app\out\main\cli.js" %*
exit /b %ERRORLEVEL%
