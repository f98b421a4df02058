; The installer for Windows: per user without administrator rights, per machine with them.
;
;   cammer-desktop-VERSION-setup.exe [/S] [/CurrentUser | /AllUsers] [/D=FOLDER]
;
; Exit codes: 0 done, 1 cancelled, 2 failed, 5 the program is running (nothing was changed).
; An upgrade removes the older program's files and puts its own; settings, ledger, catalogue and token
; live elsewhere and stay, after removal too. `nsis.py` gives PROGRAM, OUTPUT, VERSION, KILOBYTES,
; PUBLISHER, ICON, LICENSE and REMOVAL (a file that deletes each installed file by its name, so that
; nothing else in a folder is ever lost).

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
Name "Cammer Desktop"
OutFile "${OUTPUT}"
BrandingText "Cammer Desktop ${VERSION}"
ManifestDPIAware true
ManifestSupportedOS all

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CammerDesktop"
!define RUNNING 5

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "Cammer Desktop"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallMode"
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\cammer-desktop.exe"

!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "PortugueseBR"

LangString RunningText ${LANG_SPANISH} "Cammer está abierto. Ciérrelo y vuelva a intentar."
LangString RunningText ${LANG_ENGLISH} "Cammer is open. Close it and try again."
LangString RunningText ${LANG_PORTUGUESEBR} "O Cammer está aberto. Feche-o e tente de novo."

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_SPANISH} "ProductName" "Cammer Desktop"
VIAddVersionKey /LANG=${LANG_SPANISH} "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=${LANG_SPANISH} "FileDescription" "Cammer Desktop"
VIAddVersionKey /LANG=${LANG_SPANISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SPANISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SPANISH} "LegalCopyright" "${PUBLISHER}"

; A program that runs cannot be written to: better nothing is changed than half of it.
!macro CloseFirst FOLDER
    ${Do}
        ${If} ${FileExists} "${FOLDER}\cammer-desktop.exe"
            ClearErrors
            FileOpen $1 "${FOLDER}\cammer-desktop.exe" a
            ${IfNot} ${Errors}
                FileClose $1
                ${ExitDo}
            ${EndIf}
            ${If} ${Silent}
            ${OrIf} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RunningText)" IDCANCEL`
                SetErrorLevel ${RUNNING}
                Quit
            ${EndIf}
        ${Else}
            ${ExitDo}
        ${EndIf}
    ${Loop}
!macroend

Function .onInit
    SetRegView 64
    !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
    SetRegView 64
    !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section
    ReadRegStr $0 SHCTX "${KEY}" "InstallLocation"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\uninstall.exe"
        !insertmacro CloseFirst "$0"
        ; With _?= it runs in its place and can be waited for.
        ExecWait '"$0\uninstall.exe" /S /$MultiUser.InstallMode _?=$0'
        Delete "$0\uninstall.exe"
    ${EndIf}
    !insertmacro CloseFirst "$INSTDIR"

    SetOutPath "$INSTDIR"
    File /r "${PROGRAM}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Cammer.lnk" "$INSTDIR\cammer-desktop.exe"

    WriteRegStr SHCTX "${KEY}" "DisplayName" "Cammer Desktop"
    WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\cammer-desktop.exe"
    WriteRegStr SHCTX "${KEY}" "Publisher" "${PUBLISHER}"
    WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${KEY}" "InstallMode" "$MultiUser.InstallMode"
    WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
    WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
    WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
    !insertmacro CloseFirst "$INSTDIR"
    !include "${REMOVAL}"
    Delete "$SMPROGRAMS\Cammer.lnk"
    Delete "$INSTDIR\uninstall.exe"
    SetOutPath "$TEMP" ; a folder in use cannot be removed
    RMDir "$INSTDIR"
    DeleteRegKey SHCTX "${KEY}"
SectionEnd
